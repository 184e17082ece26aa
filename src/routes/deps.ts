// What every group of routes is given, and what a group of routes is.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Signer } from '../policy/log/checkpoint.ts'
import type { Store } from '../policy/ports.ts'

export interface Deps {
  store: Store
  /** A new access key and the id it is known by. */
  newKey: () => { id: string; key: string }
  /** A new request id. */
  newId: () => string
  /** Signs the state of the log; without one nothing is signed. */
  signer?: Signer
  logger?: FastifyBaseLogger
  publicUrl?: string
  /** Requests a second for each access key; absent: as many as come. */
  ratePerSecond?: number
  /** How long a request waits, at most, for the log size that it asks for, in milliseconds. */
  waitMs?: number
  /** How long answers under way are waited for when the application closes, in milliseconds. */
  graceMs?: number
}

export type Routes = FastifyPluginAsyncTypebox<Deps>

type Read<S> = S extends TSchema ? Static<S> : unknown

/** A request as the schemas of its route let it through: what a handler may rely on. */
export type Asks<S extends { params?: TSchema; querystring?: TSchema }> = FastifyRequest<{
  Params: Read<S['params']>
  Querystring: Read<S['querystring']>
}>
