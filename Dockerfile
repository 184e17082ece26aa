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
# Compiled once, here: a third of a start.
RUN node src/cli.ts openapi > /dev/null
RUN mkdir /data /keys && chown node:node /data /keys
USER node
VOLUME /data
EXPOSE 3000
# Whether the process lives: a full disk is not mended by a restart.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# An empty volume stays empty: run `init` once. `start` instead of `serve` loads the sample and prints its keys.
ENTRYPOINT ["node", "src/cli.ts"]
CMD ["serve"]
