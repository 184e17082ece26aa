// The HTTP application: options, plugins, the error table, and every group of routes on one screen.

import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { keyRoutes } from './routes/access/keys.ts'
import { meRoutes } from './routes/access/me.ts'
import { assignmentRoutes } from './routes/admission/assignments.ts'
import { reviewRoutes } from './routes/admission/reviews.ts'
import { ruleRoutes } from './routes/admission/rules.ts'
import { trialRoutes } from './routes/admission/trial.ts'
import { burdenRoutes } from './routes/burden/burden.ts'
import { cleanUpRoutes } from './routes/clean-up/clean-up.ts'
import { contractRoutes } from './routes/contracts/contracts.ts'
import type { Deps } from './routes/deps.ts'
import { authenticate } from './routes/http/auth.ts'
import { answerBroken, answerUnusual } from './routes/http/broken-requests.ts'
import { closingOf } from './routes/http/closing.ts'
import { figuresOf } from './routes/http/figures.ts'
import { readJson } from './routes/http/json.ts'
import { tellSize, untilAtLeast } from './routes/http/log-size.ts'
import { methodsOf } from './routes/http/methods.ts'
import { openapiInfo } from './routes/http/openapi.ts'
import { answerError, answerNotFound, noHost, Refused } from './routes/http/problem.ts'
import { buildInTurns, serialisers } from './routes/http/serialising.ts'
import { differenceRoutes } from './routes/list/differences.ts'
import { draftRoutes } from './routes/list/drafts.ts'
import { editionRoutes } from './routes/list/editions.ts'
import { itemRoutes } from './routes/list/items.ts'
import { lapsedRoutes } from './routes/list/lapsed.ts'
import { publicationRoutes } from './routes/list/publication.ts'
import { exportRoutes } from './routes/log/export.ts'
import { logRoutes } from './routes/log/log.ts'
import { proofRoutes } from './routes/log/proofs.ts'
import { providerRoutes } from './routes/registry/providers.ts'
import { registryRoutes } from './routes/registry/registry.ts'
import { registryWorkbookRoutes } from './routes/registry/workbook.ts'
import { rejectionRoutes } from './routes/rejections/rejections.ts'
import { homePageRoutes } from './routes/service/home-page.ts'
import { problemPageRoutes } from './routes/service/problem-page.ts'
import { serviceRoutes } from './routes/service/service.ts'
import { accountRoutes } from './routes/spending/account.ts'
import { expenditureRoutes } from './routes/spending/expenditures.ts'
import { commitmentRoutes } from './routes/support/commitments.ts'
import { deliveryRoutes } from './routes/support/deliveries.ts'
import { disclosureRoutes } from './routes/support/disclosure.ts'
import { ledgerRoutes } from './routes/support/ledger.ts'
import { obligationRoutes } from './routes/support/obligations.ts'
import { refusalRoutes } from './routes/support/refusals.ts'
import { schemas } from './schema/wire/index.ts'
import { compileInTurns, reading, strictly } from './schema/wire/validators.ts'

export const apiVersion = '1'

/** What the page of the documentation may load: what it is made of, and nothing else; and nobody may frame it. */
const docsPolicy = {
  'default-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

/** Every group of routes of the contract. A new one is a line here. */
const groups = [
  registryRoutes,
  registryWorkbookRoutes,
  publicationRoutes,
  editionRoutes,
  itemRoutes,
  assignmentRoutes,
  ruleRoutes,
  obligationRoutes,
  rejectionRoutes,
  keyRoutes,
  meRoutes,
  logRoutes,
  proofRoutes,
  exportRoutes,
  reviewRoutes,
  deliveryRoutes,
  refusalRoutes,
  commitmentRoutes,
  ledgerRoutes,
  expenditureRoutes,
  accountRoutes,
  cleanUpRoutes,
  burdenRoutes,
  providerRoutes,
  contractRoutes,
  disclosureRoutes,
  draftRoutes,
  differenceRoutes,
  trialRoutes,
  lapsedRoutes,
]

export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({
    ...(deps.logger ? { loggerInstance: deps.logger } : { logger: false }),
    // A line per request costs more than deciding it; what goes wrong is logged where it is handled.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    // Node looks for late requests only every 30 s by itself.
    http: { connectionsCheckingInterval: 5_000, requireHostHeader: false },
    clientErrorHandler: answerBroken(apiVersion, deps.newId),
    keepAliveTimeout: 72_000,
    // Told in our own words, by the hook below.
    return503OnClosing: false,
    genReqId: (raw) => requestIdOf(raw.headers['x-request-id']) ?? deps.newId(),
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory: { buildSerializer: serialisers() } },
    frameworkErrors: (error, request, reply) => {
      mark(request, reply)
      answerError(error, request as never, reply as never)
    },
  }) as unknown as FastifyInstance

  app.setValidatorCompiler(
    ({ schema, httpPart }) =>
      (httpPart === 'querystring' ? reading(schema as object) : strictly(schema as object)) as never,
  )
  answerUnusual(app.server, apiVersion, deps.newId)
  readJson(app)
  app.decorateRequest('caller', undefined)
  app.decorateRequest('spend', undefined)
  app.setErrorHandler(answerError)
  const allowed = methodsOf(app)
  app.setNotFoundHandler((request, reply) => answerNotFound(request, reply, allowed(request.url)))
  const { store, ratePerSecond } = deps
  const closing = closingOf(app, deps.graceMs)
  // Hooks of every request take `done`: a promise each would show in the figures.
  app.addHook('onRequest', (request, reply, done) => {
    mark(request, reply)
    const stopping = closing()
    if (stopping) {
      reply.header('connection', 'close')
      return done(stopping)
    }
    // RFC 9112, 3.2: Node would answer without a word.
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') return done(new Refused(noHost))
    // Whether the process lives does not hang on its file.
    if (request.routeOptions.url !== '/live') {
      store.refresh()
      tellSize(store, reply)
    }
    done()
  })
  app.addHook('onRequest', authenticate(store, ratePerSecond))
  app.addHook('onRequest', untilAtLeast(store, deps.waitMs))
  const figures = figuresOf(app, store, { process: deps.logger !== undefined })
  for (const schema of schemas) app.addSchema(schema)
  await app.register(swagger, openapiInfo(deps.publicUrl))
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: docsPolicy })

  await app.register(serviceRoutes(figures), deps)
  await app.register(problemPageRoutes, deps)
  await app.register(homePageRoutes, deps)
  for (const routes of groups) await app.register(routes, { ...deps, prefix: '/v1' })
  return app
}

/** Makes ready, in turns, what would otherwise be made when the first request asks for it. */
export async function warmUp(): Promise<void> {
  await compileInTurns()
  await buildInTurns()
}

/** What every answer carries, those too that no route gave. */
function mark({ id }: { id: string }, reply: { header(name: string, value: string): unknown }): void {
  reply.header('api-version', apiVersion)
  reply.header('x-request-id', id)
  reply.header('x-content-type-options', 'nosniff')
}

/** A request id that came with the request is kept only if it is harmless in a header and a log line. */
function requestIdOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[A-Za-z0-9._:/+=-]{1,128}$/.test(header) ? header : undefined
}
