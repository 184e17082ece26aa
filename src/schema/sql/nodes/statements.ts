// Everything that is asked of PostgreSQL. Plain SQL: what speaks its protocol and has row locks can serve.

import type { KeptEntry } from '../../../policy/log/storage.ts'
import type { Repeat } from '../../../policy/ports.ts'
import type { Asking } from './session.ts'

/** Of the tables in migrations/postgres. */
export const format = 1

const head = 'select format, log, size, root, last_at, beside, signed_by from zhunru_head where one = 1'

export const begin: Asking = { text: 'begin isolation level read committed' }
export const commit: Asking = { text: 'commit' }
export const rollback: Asking = { text: 'rollback' }
export const readHead: Asking = { text: head, name: 'head' }
/** Whoever has it is the only one to add to the log until his transaction ends. */
export const lockHead: Asking = { text: `${head} for update`, name: 'lock' }
/** Asked after the lock, in a statement of its own: the instant is not that of the wait's beginning. */
export const readTime: Asking = { text: 'select extract(epoch from clock_timestamp()) * 1000 as now', name: 'time' }

/** Entries that a node reads in one go. */
export const pageSize = 1_000

export const entriesFrom = (start: number): Asking => ({
  text: `select place, leaf, leaf_hash, salt, body from zhunru_entries where place >= $1 order by place limit ${pageSize}`,
  values: [start],
  name: 'entries',
})
export const leafHashAt = (place: number): Asking => ({
  text: 'select leaf_hash from zhunru_entries where place = $1',
  values: [place],
})
export const besideSince = (beside: number): Asking => ({
  text: 'select kind, id, content, beside from zhunru_beside where beside > $1 order by beside',
  values: [beside],
  name: 'beside',
})

export const moveHead = (to: { size: number; root: string; lastAt: string | undefined; beside: number }): Asking => ({
  text: 'update zhunru_head set size = $1, root = $2, last_at = $3, beside = $4 where one = 1',
  values: [to.size, to.root, to.lastAt ?? null, to.beside],
  name: 'move',
})

const columns = 5
const rowOf = ({ index, leaf, leafHash, salt, body }: KeptEntry) => [index, leaf, leafHash, salt, body]

/** In rows of a power of two, so that a few prepared texts serve any number of them. */
export function addEntries(list: readonly KeptEntry[]): Asking[] {
  const asked: Asking[] = []
  for (let at = 0; at < list.length; ) {
    let n = 1
    while (n * 2 <= list.length - at && n < 256) n *= 2
    const rows = list.slice(at, at + n)
    asked.push({ text: insertionOf(n), values: rows.flatMap(rowOf), name: `add ${n}` })
    at += n
  }
  return asked
}

const insertions = new Map<number, string>()
function insertionOf(n: number): string {
  const known = insertions.get(n)
  if (known !== undefined) return known
  const text = `insert into zhunru_entries (place, leaf, leaf_hash, salt, body) values ${marks(n, columns)}`
  insertions.set(n, text)
  return text
}

/** ($1, $2), ($3, $4) */
function marks(rows: number, width: number, first = 1): string {
  const row = (i: number) => `(${Array.from({ length: width }, (_, j) => `$${first + i * width + j}`).join(', ')})`
  return Array.from({ length: rows }, (_, i) => row(i)).join(', ')
}

export interface Beside {
  kind: string
  id: string
  /** JSON; null where it was taken away. */
  content: string | null
  beside: number
}

export const putBeside = ({ kind, id, content, beside }: Beside): Asking[] => [
  { text: 'delete from zhunru_beside where kind = $1 and id = $2', values: [kind, id] },
  {
    text: 'insert into zhunru_beside (kind, id, content, beside) values ($1, $2, $3, $4)',
    values: [kind, id, content, beside],
  },
]

export const repeatsOf = (list: readonly Repeat[]): Asking => ({
  text: `select caller, key, digest, answer, kept_until from zhunru_repeats where (caller, key) in (${marks(list.length, 2)})`,
  values: list.flatMap(({ caller, key }) => [caller, key]),
})

export interface KeptAnswer {
  caller: string
  key: string
  digest: string
  answer: string
  keptUntil: number
}

export const keepAnswers = (list: readonly KeptAnswer[]): Asking[] =>
  list.length === 0
    ? []
    : [
        {
          text: `delete from zhunru_repeats where (caller, key) in (${marks(list.length, 2)})`,
          values: list.flatMap(({ caller, key }) => [caller, key]),
        },
        {
          text: `insert into zhunru_repeats (caller, key, digest, answer, kept_until) values ${marks(list.length, 5)}`,
          values: list.flatMap((one) => [one.caller, one.key, one.digest, one.answer, one.keptUntil]),
        },
      ]

export const forgetAnswers = (now: number): Asking => ({
  text: 'delete from zhunru_repeats where kept_until <= $1',
  values: [now],
})

export const raiseSigned = (size: number): Asking => ({
  text: 'update zhunru_signed set size = $1 where one = 1 and size < $1',
  values: [size],
  name: 'raise signed',
})
export const readSigned: Asking = { text: 'select size from zhunru_signed where one = 1', name: 'signed' }

/** Whether it flushes what it confirms. */
export const readFlushing: Asking = {
  text: "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit",
}

/** `unless`: only where nobody did. */
export const signBy = (key: string, unless: boolean): Asking => ({
  text: `update zhunru_head set signed_by = $1 where one = 1${unless ? ' and signed_by is null' : ''}`,
  values: [key],
})

/** Takes everything out of tables that hold no log yet. */
export const emptied: readonly Asking[] = ['head', 'signed', 'beside', 'repeats'].map((name) => ({
  text: `delete from zhunru_${name}`,
}))

/** Where the database cannot tell who listens, whoever waits polls all the same. */
export const listen: Asking = { text: 'listen zhunru' }
export const notify: Asking = { text: 'notify zhunru' }
