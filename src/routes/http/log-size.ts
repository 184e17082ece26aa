// How long the log is that an answer shows, and waiting until it is at least as long as a caller has seen it elsewhere: so that
// whoever asks several nodes reads what he wrote.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Store } from '../../policy/ports.ts'
import { fault, faulty, problem } from '../../policy/problem.ts'
import { Refused } from './problem.ts'

/** In every answer: the entries of the log that it shows, at least. */
export const sizeHeader = 'zhunru-log-size'
/** What a caller sends back of that, to any node. */
export const atLeastHeader = 'zhunru-at-least'
/** For a node to get there. */
const longestWaitMs = 5_000

export const tellSize = (store: Pick<Store, 'size'>, reply: FastifyReply): void =>
  void reply.header(sizeHeader, store.size())

const { problem: notThere } = problem(
  'behind',
  '本节点尚未读到您要求的存证位置，请稍后重试',
  'This node has not read as far as the log size that you ask for: try again in a moment',
)
export const { problem: cutOff } = problem(
  'behind',
  '本节点已有一段时间无法连接保存存证的数据库，不能确认密钥是否仍然有效，请稍后重试，或改用其他节点',
  'This node has not heard from the database of the log for a while and cannot tell whether keys are still valid: try again later, or another node',
)

const malformed = new Refused(
  faulty([
    fault(
      `/headers/${atLeastHeader}`,
      '应为整数：先前答复中 Zhunru-Log-Size 的值',
      'A whole number: what Zhunru-Log-Size said in an earlier answer',
    ),
  ]).problem,
)

/** Holds a request until the log can be read as far as it asks for. Where it does not ask, nothing is waited for. */
export function untilAtLeast(store: Pick<Store, 'size' | 'reach' | 'refresh'>, waitMs = longestWaitMs) {
  return (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    const asked = askedOf(request)
    if (typeof asked !== 'number') done(asked)
    else if (store.size() >= asked) done()
    else reached(asked, reply).then(() => done(), done)
  }

  async function reached(asked: number, reply: FastifyReply): Promise<void> {
    if (!(await store.reach(asked, waitMs))) throw new Refused(notThere)
    store.refresh()
    tellSize(store, reply)
  }
}

function askedOf({ headers, routeOptions }: FastifyRequest): number | Refused | undefined {
  const asked = headers[atLeastHeader]
  if (asked === undefined || routeOptions.url === '/live') return undefined
  return typeof asked === 'string' && /^\d{1,15}$/.test(asked) ? Number(asked) : malformed
}
