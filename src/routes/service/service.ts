// The service about itself: alive, ready, figures, its own description.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Blocked } from '../../policy/ports.ts'
import { ref } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Health } from '../../schema/wire/service.ts'
import type { Routes } from '../deps.ts'
import type { Figures } from '../http/figures.ts'
import { languageOf } from '../http/language.ts'

/** Seconds; a node asks five times in each. */
const longestUnheard = 2
const unheard: Blocked = {
  class: 'database',
  why: {
    zh: '本节点无法连接保存存证的数据库',
    en: 'This node cannot reach the database that holds the log',
  },
}

export const serviceRoutes =
  (figures: Figures): Routes =>
  async (app, { store }) => {
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

    async function getLive() {
      return { status: 'alive' }
    }

    async function getReady(request: FastifyRequest, reply: FastifyReply) {
      const behind = store.behind()
      const isUnheard = behind !== undefined && behind.seconds > longestUnheard
      // Whether it could record again is not tried of a database that does not even answer: that would take long.
      if (store.blocked() !== undefined && !isUnheard) await store.probe()
      const blocked = store.blocked() ?? (isUnheard ? unheard : undefined)
      const told = behind && { behindEntries: behind.entries, behindSeconds: Math.round(behind.seconds * 10) / 10 }
      if (!blocked) return { status: 'ready', ...told }
      reply.code(503)
      return { status: 'not-ready', reason: blocked.class, message: blocked.why[languageOf(request)], ...told }
    }

    async function getMetrics(_: unknown, reply: FastifyReply) {
      reply.type(figures.contentType)
      return figures.text()
    }
  }
