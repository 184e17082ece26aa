// Commitments as they are kept: in the row of their obligation, as one is written, read and changed with the others. The
// core knows a row for each; here they are put together and taken apart again.
import type { Row } from '../../policy/record/rows.ts'

type Commitment = Row<'commitments'>
/** A commitment without what its obligation says already, and without what is null. `key`: f1, s1, g1, p1. */
export type KeptCommitment = Partial<Commitment> &
  Pick<Commitment, 'kind' | 'what' | 'dueOn' | 'overdueFrom' | 'standing'> & { key: string }

/** What the row of an obligation says of its commitments. */
export interface Holder {
  id: string
  organisation: string
  community: string
  promises: string
}

/** Targets of a request at most: an obligation's key is its entry and position as one number. */
const positions = 1000

/** `a4711.3` as a number, in the order of the record; undefined where it is no obligation's id. */
export function obligationKey(id: string): number | undefined {
  const found = /^a(\d{1,12})\.(\d{1,4})$/.exec(id)
  return found ? Number(found[1]) * positions + Number(found[2]) - 1 : undefined
}

/** The keys of all obligations of an assignment, both ends included. */
export function keysOf(assignment: string): { from: number; until: number } {
  const from = (assignmentEntryOf(assignment) ?? -1) * positions
  return { from, until: from + positions - 1 }
}

/** The entry that an assignment's id names; undefined where it is none. */
export function assignmentEntryOf(id: string): number | undefined {
  const found = /^a(\d{1,12})$/.exec(id)
  return found ? Number(found[1]) : undefined
}

/** The obligation that a commitment's id begins with. */
export const obligationOf = (commitment: string): string => commitment.slice(0, commitment.lastIndexOf('.'))

export function promiseOf(row: Commitment): KeptCommitment {
  const { kind, what, dueOn, overdueFrom, confirmedFen, standing } = row
  const promise: KeptCommitment = {
    key: row.id.slice(row.obligation.length + 1),
    kind,
    what,
    dueOn,
    overdueFrom,
    confirmedFen,
    standing,
  }
  for (const name of mayBeNull) {
    const value = row[name]
    if (value !== null) Object.assign(promise, { [name]: value })
  }
  return promise
}

const nothing = {
  amountFen: null,
  metOn: null,
  droppedOn: null,
  owedFen: null,
  reducedOn: null,
  released: null,
  lapsesAfter: null,
}

const mayBeNull = Object.keys(nothing) as (keyof typeof nothing)[]

/** The commitments of an obligation, in their order. */
export function commitmentRows({ id, organisation, community, promises }: Holder): Commitment[] {
  return (JSON.parse(promises) as KeptCommitment[]).map(({ key, ...one }, position) => ({
    id: `${id}.${key}`,
    obligation: id,
    position,
    organisation,
    community,
    ...nothing,
    confirmedFen: 0,
    ...one,
  }))
}

/** What an obligation is found by, of its promises. */
export function foundBy(promises: readonly KeptCommitment[]): { owing: string | null; lapsing: string | null } {
  let owing: string | null = null
  let lapsing: string | null = null
  for (const { standing, overdueFrom, lapsesAfter, amountFen } of promises) {
    if (standing !== 'open') continue
    if (owing === null || overdueFrom < owing) owing = overdueFrom
    if (lapsesAfter != null && amountFen != null && (lapsing === null || lapsesAfter < lapsing)) lapsing = lapsesAfter
  }
  return { owing, lapsing }
}

/** The days on which something is due, each once. */
export const dueDays = (promises: readonly KeptCommitment[]): string[] => [
  ...new Set(promises.map(({ dueOn }) => dueOn)),
]
