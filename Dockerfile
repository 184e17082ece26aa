# Installs what runs, and nothing that only builds or tests.
FROM node:24-slim AS install
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# better-sqlite3 13 brings its binary in the package; no install script is needed.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATABASE_URL=file:/data/zhunru.db
WORKDIR /app
COPY --from=install /app/node_modules node_modules
COPY package.json ./
COPY src src
COPY lists lists
COPY migrations migrations
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# `start` loads the sample into an empty database. For a service of your own: run `init` once, then `serve`.
ENTRYPOINT ["node", "src/cli.ts"]
CMD ["start"]
