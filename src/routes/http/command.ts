// From an HTTP request to the one way in and back. One way to take a body: schema, faults and command belong together, so
// that no body is recorded that has a fault, and every fault is named in one answer.

import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Action } from '../../policy/access/may.ts'
import type { Principal } from '../../policy/access/principal.ts'
import type { Seen } from '../../policy/list/drafting.ts'
import { canonicalJson } from '../../policy/log/canonical.ts'
import type { Command, Repeat, Store, Written } from '../../policy/ports.ts'
import { fault, faulty } from '../../policy/problem.ts'
import type { Fault } from '../../policy/terms.ts'
import { othersTurn } from '../../policy/turn.ts'
import type { Given } from '../../policy/untrusted.ts'
import { ref } from '../../schema/wire/pieces.ts'
import { type AnswerCode, problems } from '../../schema/wire/problem.ts'
import { schemaFaults } from '../../schema/wire/schema-faults.ts'
import { callerOf } from './auth.ts'
import { tellSize } from './log-size.ts'
import { refuse } from './problem.ts'

/** The problems that a known caller can meet who sends a body. */
export const taking = [
  'invalid-input',
  'malformed-json',
  'unauthenticated',
  'forbidden',
  'too-large',
  'unsupported-media-type',
] as const
/** The same where it is a command, which is recorded. */
export const recording = [...taking, 'cannot-record', 'recording-unknown'] as const
/** The problems of taking something away, where no body comes. */
export const removing = [
  'invalid-input',
  'unauthenticated',
  'forbidden',
  'not-found',
  'cannot-record',
  'recording-unknown',
] as const
/** The same where an idempotency key may come with it. */
export const acting = [...recording, 'key-reused'] as const

export type Done<A> = Exclude<Written<A>, { problem: unknown }>

/** What a command is made from. `params` are as the route's schema lets them through. */
export interface Asked<P, B> {
  caller: Principal
  params: P
  given: Given<B>
  request: FastifyRequest
}

export interface CommandRoute<P extends TSchema, B extends TSchema & { $id: string }, A> {
  method: 'POST' | 'PUT'
  url: string
  action: Action
  tags: readonly string[]
  summary: string
  params?: P
  body: B
  /** The answers that are no problem, by status. */
  answers: Record<number, unknown>
  problems: readonly AnswerCode[]
  command(asked: Asked<Static<P>, Static<B>>): Command<A>
  /** Where what was made can be read, as the header says it. */
  location?(answer: A): string
  /** What is answered once it is recorded. */
  answer(done: Done<A>, request: FastifyRequest, reply: FastifyReply): unknown
  /** Settles what records nothing without waiting for a turn; for what is asked more often than it is told. */
  advice?: true
}

/** Adds a route that carries out a command. Must be given the store that the routes around it have. */
export function commandRoute<P extends TSchema, B extends TSchema & { $id: string }, A>(
  app: Pick<FastifyInstance, 'route'>,
  store: Store,
  { method, url, action, tags, summary, params, body, answers, ...route }: CommandRoute<P, B, A>,
): void {
  app.route({
    method,
    url,
    // Schema faults are attached, not thrown: they are told together with those that only the command can name.
    attachValidation: true,
    config: { action, located: route.location !== undefined },
    schema: {
      tags,
      summary,
      ...(params && { params }),
      body: ref(body),
      response: { ...answers, ...problems(...route.problems) },
    },
    async handler(request, reply) {
      if (isLong(request)) await othersTurn()
      const faults = bodyFaults(request)
      const command = route.command({
        caller: callerOf(request),
        params: request.params as Static<P>,
        given: { body: request.body, faults },
        request,
      })
      request.spend?.((command.weight ?? 1) - 1)
      if (faults.length > 0) return refuseMalformed(store, command, faults)
      const done = route.advice
        ? await performUnlessAdvice(store, request, reply, command)
        : await perform(store, request, reply, command)
      // Settling a long request and wording its answer take as long again each: others have their turn in between.
      if (isLong(request)) await othersTurn()
      if (route.location) reply.header('location', route.location(done.answer))
      return route.answer(done, request, reply)
    },
  })
}

/** A request for some hundred communities. */
const isLong = ({ headers }: FastifyRequest) => Number(headers['content-length'] ?? 0) > 10_000

/** The faults that a body's schema names. Refuses at once where it is the address that has some. */
export function bodyFaults({ validationError }: FastifyRequest): Fault[] {
  if (!validationError) return []
  const { validation, validationContext } = validationError
  const faults = schemaFaults(validation, validationContext)
  if (validationContext === 'body') return faults
  return refuse(faulty(faults))
}

/** The command itself says no, with the faults that it can name besides. */
export function refuseMalformed(store: Store, command: Command<unknown>, faults: readonly Fault[]): never {
  const settled = store.ask(command)
  if (!('problem' in settled)) throw new Error(`a command took a body with ${faults.length} faults`)
  return refuse(settled)
}

/** Has a command recorded. Refuses with its problem; answers only what is durable. */
export async function perform<A>(
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command<A>,
): Promise<Done<A>> {
  const written = await store.write(command, repeatOf(request))
  tellSize(store, reply)
  if ('problem' in written) return refuse(written)
  if (written.replayed) reply.header('idempotent-replayed', 'true')
  return written
}

/** Advice that records nothing needs no turn in the queue. */
async function performUnlessAdvice<A>(
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command<A>,
): Promise<Done<A>> {
  if (repeatOf(request)) return perform(store, request, reply, command)
  const settled = store.ask(command)
  tellSize(store, reply)
  if ('problem' in settled) return refuse(settled)
  if (settled.entries.length > 0) {
    if (isLong(request)) await othersTurn()
    return perform(store, request, reply, command)
  }
  return { answer: settled.answer, places: [], replayed: false, at: store.now().at }
}

const printable = /^[\x21-\x7e]([\x20-\x7e]{0,126}[\x21-\x7e])?$/

/** The Idempotency-Key of a POST, bound to its caller and to what it was sent for. */
function repeatOf(request: FastifyRequest): Repeat | undefined {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || key === undefined) return undefined
  if (typeof key !== 'string' || !printable.test(key))
    return refuse(
      faulty([fault('/headers/idempotency-key', '应为 1 至 128 个可见字符', '1 to 128 printable characters')]),
    )
  const what = `${request.method} ${request.url}\n${canonicalJson(request.body ?? {})}`
  return { caller: callerOf(request).key, key, digest: hash('sha256', what) }
}

/** The version that `If-Match` names. A list or a weak tag matches nothing. */
export function ifMatchOf(request: FastifyRequest): Seen {
  const value = request.headers['if-match']
  if (value === undefined) return undefined
  if (value.trim() === '*') return 'any'
  const version = /^"(\d{1,9})"$/.exec(value.trim())?.[1]
  return version === undefined ? -1 : Number(version)
}
