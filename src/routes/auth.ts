// Who is calling, and whether this route is for them. What they may touch, each handler says.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { covers } from '../policy/jurisdictions.ts'
import type { Principal, Role } from '../policy/ports.ts'
import { forbidden, problem } from '../policy/problems.ts'
import type { Store } from '../schema/sql/store.ts'
import { refuse } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Principal | undefined
  }
  interface FastifyContextConfig {
    /** The roles that the route is for; absent: public. */
    roles?: readonly Role[]
  }
}

const bearer = /^Bearer ([\x21-\x7e]{1,256})$/

/** Reads the access key before the body is read: a stranger costs nothing more. */
export function authenticate(store: Pick<Store, 'keys'>) {
  return async (request: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    const { roles } = request.routeOptions.config
    if (!roles) return
    const given = bearer.exec(request.headers.authorization ?? '')?.[1]
    const caller = given === undefined ? undefined : store.keys.holder(given)
    if (!caller)
      refuse(
        problem(
          'unauthenticated',
          '请带上有效的访问密钥：Authorization: Bearer <密钥>',
          'Send a valid access key: Authorization: Bearer <key>',
        ),
      )
    if (!roles.includes(caller.role))
      refuse(
        forbidden(
          `此操作限以下角色：${roles.join('、')}；您的密钥是 ${caller.role}`,
          `This is for ${roles.join(', ')}; your key is ${caller.role}`,
        ),
      )
    request.caller = caller
  }
}

/** The caller of a route that is not public. */
export function callerOf(request: FastifyRequest): Principal {
  if (!request.caller) throw new Error('a route without roles asked for its caller')
  return request.caller
}

export function notYours(): never {
  return refuse(forbidden('这不属于您的密钥所绑定的范围', 'This is outside what your key is bound to'))
}

/** True where the caller is bound to this jurisdiction or to one above it. */
export function governs({ jurisdiction }: Principal, place: string): boolean {
  return jurisdiction !== undefined && covers(jurisdiction, place)
}
