// From an HTTP request to the one way in and back: idempotency keys, refusals, places in the log.
import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { canonicalJson } from '../../policy/log/entry.ts'
import type { Command, Moment, Repeat, Written } from '../../policy/ports.ts'
import { problem } from '../../policy/problem.ts'
import type { Fault } from '../../policy/terms.ts'
import { shanghaiDayAt } from '../../policy/time/days.ts'
import type { Store } from '../../schema/sql/store.ts'
import { schemaFaults } from '../../schema/wire/schema-faults.ts'
import { callerOf } from './auth.ts'
import { invalidInput, refuse } from './problem.ts'

/** The problems that any command of a known caller can meet. */
export const recording = [
  'invalid-input',
  'malformed-json',
  'unauthenticated',
  'forbidden',
  'too-large',
  'unsupported-media-type',
  'cannot-record',
] as const
/** The same where an idempotency key may come with it. */
export const acting = [...recording, 'key-reused'] as const

export type Done<A> = Exclude<Written<A>, { problem: unknown }>

/** Has a command recorded. Refuses with its problem; answers only what is durable. */
export async function perform<A>(
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command<A>,
): Promise<Done<A>> {
  const written = await store.write(command, repeatOf(request))
  if ('problem' in written) return refuse(written)
  if (written.replayed) reply.header('idempotent-replayed', 'true')
  return written
}

/**
 * As `perform`, for a route that has schema faults attached: they are told together with those that only the record
 * can name. For that the command is settled once without recording anything.
 */
export function performNamingAll<A>(
  store: Store,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command<A>,
): Promise<Done<A>> {
  const { validationError } = request
  if (!validationError) return perform(store, request, reply, command)
  const { validation, validationContext } = validationError
  const faults = schemaFaults(validation, validationContext)
  const further = validationContext === 'body' ? furtherFaults(store, command) : []
  const told = ({ pointer }: Fault) =>
    faults.some((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`))
  return refuse({ problem: invalidInput([...faults, ...further.filter((fault) => !told(fault))]) })
}

/** For settling a command without recording anything: this instant, and no place in the log. */
export function momentNow({ clock }: Pick<Store, 'clock'>): Moment {
  const now = clock.now()
  return { at: new Date(now).toISOString(), today: shanghaiDayAt(now), index: 0 }
}

function furtherFaults(store: Store, command: Command<unknown>): Fault[] {
  try {
    const verdict = command.settle(store.reads, momentNow(store))
    return 'problem' in verdict ? (verdict.problem.errors ?? []) : []
  } catch {
    // Commands rely on the shape of what they are given; this one has not even that.
    return []
  }
}

const printable = /^[\x21-\x7e]([\x20-\x7e]{0,126}[\x21-\x7e])?$/

/** The Idempotency-Key of a POST, bound to its caller and to what it was sent for. */
export function repeatOf(request: FastifyRequest): Repeat | undefined {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || key === undefined) return undefined
  if (typeof key !== 'string' || !printable.test(key))
    return refuse(
      problem('invalid-input', 'Idempotency-Key 无效', 'The Idempotency-Key is invalid', {
        errors: [
          {
            pointer: '/headers/idempotency-key',
            text: { zh: '应为 1 至 128 个可见字符', en: '1 to 128 printable characters' },
          },
        ],
      }),
    )
  const what = `${request.method} ${request.url}\n${canonicalJson(request.body ?? {})}`
  return { caller: callerOf(request).key, key, digest: hash('sha256', what) }
}

/** `If-Match` as a version number; `*` for any. A list or a weak tag matches nothing. */
export function ifMatchOf(request: FastifyRequest): number | '*' | undefined {
  const value = request.headers['if-match']
  if (value === undefined) return undefined
  if (value.trim() === '*') return '*'
  const version = /^"(\d{1,9})"$/.exec(value.trim())?.[1]
  return version === undefined ? -1 : Number(version)
}
