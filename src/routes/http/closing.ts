// Stopping in time: who asks meanwhile is told to come again, and no connection is waited for that nobody uses.
import type { FastifyInstance } from 'fastify'
import { httpProblem, Refused } from './problem.ts'

/** How long answers under way are waited for; whoever runs containers kills after ten seconds. */
const graceMs = 8_000
/** A connection is idle once its answer is out, and would otherwise stay open for as long as `keepAliveTimeout`. */
const lookEveryMs = 100

/** Once the application closes, why it takes no more; until then undefined. */
export function closingOf(app: FastifyInstance, grace = graceMs): () => Refused | undefined {
  let closing: Refused | undefined
  app.addHook('preClose', (done) => {
    closing = new Refused(stopping)
    const idle = setInterval(() => app.server.closeIdleConnections(), lookEveryMs)
    const all = setTimeout(() => app.server.closeAllConnections(), grace)
    app.server.once('close', () => {
      clearInterval(idle)
      clearTimeout(all)
    })
    for (const timer of [idle, all]) timer.unref()
    done()
  })
  return () => closing
}

const stopping = httpProblem(
  'stopping',
  '服务正在停止，本次请求未被处理，请稍后重试',
  'The service is stopping and did nothing about this request: try again in a moment',
)
