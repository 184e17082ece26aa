// Who is calling, and whether this route is for them. What they may touch, the command or the read says.

import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import { type Action, mayAtAll } from '../../policy/access/may.ts'
import type { Principal } from '../../policy/access/principal.ts'
import type { Store } from '../../policy/ports.ts'
import { problem } from '../../policy/problem.ts'
import { cutOff } from './log-size.ts'
import { type Pace, paceOf, paceWindow } from './pace.ts'
import { httpProblem, Refused } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Principal | undefined
    /** Counts things asked for beyond one against the rate of the caller, where there is one. */
    spend: ((things: number) => void) | undefined
  }
  interface FastifyContextConfig {
    /** What the route does; absent: public. */
    action?: Action
    /** Takes the key as the password of HTTP Basic too: for what calendars and browsers open by themselves. Reading only. */
    basic?: boolean
    /** Its answer says where what it made can be read. */
    located?: boolean
    /** Values that its JSON body may hold, where more than others'. */
    mostValues?: number
  }
}

/** Seconds for which a node that cannot ask goes by the keys that it knows: as long as a database may take to be replaced. */
const longestUnheard = 60

/** The name of a scheme is in any case (RFC 9110, 11.1). */
const bearer = /^Bearer ([\x21-\x7e]{1,256})$/i

/** Reads the access key before the body is read: a stranger costs nothing more. */
export function authenticate(store: Pick<Store, 'keys' | 'clock' | 'behind'>, perSecond = 0) {
  const pace: Pace | undefined = perSecond > 0 ? paceOf(perSecond, store.clock) : undefined
  return (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    done(refusalOf(request, reply))
  }

  function refusalOf(request: FastifyRequest, reply: FastifyReply): Refused | undefined {
    const { action, basic } = request.routeOptions.config
    if (!action) return undefined
    // A key may have been revoked meanwhile, and nobody here would know.
    if ((store.behind()?.seconds ?? 0) > longestUnheard) return new Refused(cutOff)
    const given = keyIn(request.headers.authorization ?? '', basic === true)
    const caller = given === undefined ? undefined : store.keys.holder(given)
    if (!caller) return new Refused(stranger)
    if (pace) {
      const { may, left } = pace.ask(caller.key)
      reply.header('ratelimit', `"key";r=${left};t=1`)
      reply.header('ratelimit-policy', `"key";q=${paceWindow * perSecond};w=${paceWindow}`)
      if (!may) return new Refused(tooOften)
    }
    const no = mayAtAll(caller, action)
    if (no) return new Refused(no.problem)
    request.caller = caller
    if (pace) request.spend = (things) => pace.spend(caller.key, things)
    return undefined
  }
}

function keyIn(header: string, basic: boolean): string | undefined {
  const given = bearer.exec(header)?.[1]
  if (given !== undefined || !basic) return given
  const pair = /^Basic ([A-Za-z0-9+/=]{1,512})$/i.exec(header)?.[1]
  // Whatever the user name: the key says who it is.
  return pair === undefined
    ? undefined
    : Buffer.from(pair, 'base64')
        .toString()
        .replace(/^[^:]*:/, '')
}

const stranger = httpProblem(
  'unauthenticated',
  '请带上有效的访问密钥：Authorization: Bearer <密钥>',
  'Send a valid access key: Authorization: Bearer <key>',
)

const { problem: tooOften } = problem(
  'too-many-requests',
  '这把密钥的请求过于频繁，请稍后重试',
  'This key asks too often: try again in a moment',
)

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Principal {
  if (!request.caller) throw new Error('a public route asked for its caller')
  return request.caller
}
