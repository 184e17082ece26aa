// The service about itself: alive, ready, figures, its own description.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { ref } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Health } from '../../schema/wire/service.ts'
import type { Routes } from '../deps.ts'
import { languageOf } from '../http/language.ts'

export const serviceRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['service'] }
  app.get(
    '/live',
    {
      schema: {
        ...tag,
        summary: '存活检查 Whether the process is alive',
        response: { 200: ref(Health), ...problems() },
      },
    },
    getLive,
  )
  app.get(
    '/ready',
    {
      schema: {
        ...tag,
        summary: '就绪检查 Whether changes can be recorded',
        response: { 200: ref(Health), 503: ref(Health), ...problems() },
      },
    },
    getReady,
  )
  app.get(
    '/metrics',
    {
      schema: {
        ...tag,
        summary: '运行指标 Metrics, in the text format of Prometheus',
        response: { 200: { content: { 'text/plain': { schema: Type.String() } } }, ...problems() },
      },
    },
    getMetrics,
  )
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())

  const counts = new Map<string, number>()
  app.addHook('onResponse', (request, reply, done) => {
    const key = `method="${request.method}",route="${request.routeOptions.url ?? ''}",status="${reply.statusCode}"`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    done()
  })

  async function getLive() {
    return { status: 'alive' }
  }

  async function getReady(request: FastifyRequest, reply: FastifyReply) {
    if (store.blocked() !== undefined) await store.probe()
    const blocked = store.blocked()
    if (!blocked) return { status: 'ready' }
    reply.code(503)
    return { status: 'not-ready', reason: blocked.class, message: blocked.why[languageOf(request)] }
  }

  async function getMetrics(_: unknown, reply: FastifyReply) {
    reply.type('text/plain; version=0.0.4')
    const lines = [
      '# TYPE zhunru_requests_total counter',
      ...[...counts].map(([labels, n]) => `zhunru_requests_total{${labels}} ${n}`),
      '# TYPE zhunru_log_entries gauge',
      `zhunru_log_entries ${store.log.size()}`,
      '# TYPE zhunru_can_record gauge',
      `zhunru_can_record ${store.blocked() === undefined ? 1 : 0}`,
    ]
    return `${lines.join('\n')}\n`
  }
}
