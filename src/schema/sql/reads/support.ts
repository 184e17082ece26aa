// What is read of obligations and their support. By hand: these lists are read often, and mapping costs more than reading.

import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Row } from '../../../policy/record/rows.ts'
import type { PromiseRow } from '../../../policy/support/day.ts'
import type { CommitmentFilter, CommitmentLine, IdRange, ReceivedRow } from '../../../policy/support/reads.ts'
import type { Day } from '../../../policy/terms.ts'
import type { Raw } from '../engine/database.ts'
import { getTableColumns, getTableConfig } from '../engine/drizzle.ts'
import { assignments, commitments, deliveries, obligationEvents, obligations } from '../tables/index.ts'

type ObligationRow = Row<'obligations'>
type CommitmentRow = Row<'commitments'>
type DeliveryRow = Row<'deliveries'>
type EventRow = Row<'obligationEvents'>
type AssignmentRow = Row<'assignments'>

/** Of a promise, what a day shows. */
const promiseColumns = [
  'id',
  'obligation',
  'kind',
  'what',
  'dueOn',
  'overdueFrom',
  'amountFen',
  'metOn',
  'droppedOn',
] as const satisfies readonly (keyof PromiseRow)[]

/** Only what was admitted is an obligation; before that, and where it never is, its row holds the place. */
const visible = `o.standing not in ('in-review', 'not-admitted')`

export function columnsOf(table: SQLiteTable, alias: string, only?: readonly string[]): string {
  return Object.entries(getTableColumns(table))
    .filter(([key]) => only?.includes(key) ?? true)
    .map(([key, column]) => `${alias}."${column.name}" as "${key}"`)
    .join(', ')
}

function selectFrom(table: SQLiteTable, alias: string): string {
  return `select ${columnsOf(table, alias)} from "${getTableConfig(table).name}" ${alias}`
}

/** Single things by index, for commands as well as for routes. */
export function lifeReads(raw: Raw) {
  const one = <T>(text: string) => {
    const statement = raw.prepare(text)
    return (id: string) => statement.get(id) as T | undefined
  }
  const many = <T>(text: string) => {
    const statement = raw.prepare(text)
    return (id: string) => statement.all(id) as T[]
  }
  return {
    assignment: one<AssignmentRow>(`${selectFrom(assignments, 'a')} where a.id = ?`),
    obligation: one<ObligationRow>(`${selectFrom(obligations, 'o')} where o.id = ?`),
    obligationsOf: many<ObligationRow>(`${selectFrom(obligations, 'o')} where o.assignment = ? order by o.position`),
    commitmentsOf: many<CommitmentRow>(`${selectFrom(commitments, 'c')} where c.obligation = ? order by c.position`),
    deliveriesOf: many<DeliveryRow>(`${selectFrom(deliveries, 'd')} where d.obligation = ? order by d.entry`),
    eventsOf: many<EventRow>(`${selectFrom(obligationEvents, 'e')} where e.obligation = ? order by e.entry`),
    delivery: one<DeliveryRow>(`${selectFrom(deliveries, 'd')} where d.id = ?`),
  }
}

export function supportQueries(raw: Raw) {
  const obligationsAt = raw.prepare(
    `${selectFrom(obligations, 'o')} where o.community = ? and ${visible} and o.id > ? order by o.id limit ?`,
  )
  const inRange = 'where o.community = ? and o.id between ? and ?'
  const commitmentsAt = raw.prepare(
    `select ${columnsOf(commitments, 'c', promiseColumns)} from obligations o cross join commitments c on c.obligation = o.id ${inRange} order by c.obligation, c.position`,
  )
  const deliveriesAt = raw.prepare(
    `select ${columnsOf(deliveries, 'd')} from obligations o cross join deliveries d on d.obligation = o.id ${inRange} order by d.entry`,
  )
  const eventsAt = raw.prepare(
    `select ${columnsOf(obligationEvents, 'e')} from obligations o cross join obligation_events e on e.obligation = o.id where o.community = ? order by e.entry`,
  )
  const deliveriesIn = raw.prepare(
    `${selectFrom(deliveries, 'd')} where d.obligation in (select value from json_each(?)) order by d.entry`,
  )
  const promisedBy = raw.prepare(
    `${selectFrom(commitments, 'c')} where c.organisation = ? and c.due_on between ? and ? order by c.due_on, c.id`,
  )
  const deliveredBy = raw.prepare(
    `select ${columnsOf(deliveries, 'd')} from commitments c join deliveries d on d.obligation = c.obligation and d.commitment = c.id where c.organisation = ? and c.due_on between ? and ? order by d.entry`,
  )
  const reviewQueue = raw.prepare(
    `${selectFrom(assignments, 'a')} where a.status = 'in-review' and (a.review_due_on, a.entry) > (?, ?)
     and a.jurisdiction >= ? and a.jurisdiction < ? order by a.review_due_on, a.entry limit ?`,
  )
  const duringAt = raw.prepare(
    `${selectFrom(obligations, 'o')} where o.community = ? and ${visible} and o.until_day >= ? and o.from_day <= ? order by o.from_day, o.id`,
  )
  const receivedAt = raw.prepare(
    `select ${columnsOf(deliveries, 'd')}, c.kind, c.what, o.organisation, o.title, json_extract(a.request, '$.support.funding.payer') as payer
     from obligations o cross join deliveries d on d.obligation = o.id
     join commitments c on c.id = d.commitment join assignments a on a.id = o.assignment
     where o.community = ? and d.status = 'confirmed' and d.received_on between ? and ? order by d.received_on, d.entry`,
  )

  return {
    /** Obligations of a community in the order of their ids, `limit` of them after the id `after`; a negative limit is none. */
    obligationsAt: (community: string, after: string, limit: number) =>
      obligationsAt.all(community, after, limit) as ObligationRow[],
    commitmentsAt: (community: string, { from, until }: IdRange) =>
      commitmentsAt.all(community, from, until) as PromiseRow[],
    deliveriesAt: (community: string, { from, until }: IdRange) =>
      deliveriesAt.all(community, from, until) as DeliveryRow[],
    eventsAt: (community: string) => eventsAt.all(community) as EventRow[],
    deliveriesIn: (obligationIds: readonly string[]) =>
      deliveriesIn.all(JSON.stringify([...new Set(obligationIds)])) as DeliveryRow[],

    /** What an organisation promised for days between two, and what was delivered of it. */
    promisedBy: (organisation: string, from: Day, until: Day) => ({
      commitments: promisedBy.all(organisation, from, until) as CommitmentRow[],
      deliveries: deliveredBy.all(organisation, from, until) as DeliveryRow[],
    }),

    /** What waits for review in a jurisdiction and below it, the earliest due first, behind `after`. */
    reviewQueue: (jurisdiction: string, after: { dueOn: Day; entry: number }, limit: number) =>
      reviewQueue.all(after.dueOn, after.entry, jurisdiction, `${jurisdiction}:`, limit) as AssignmentRow[],

    /** Obligations of a community whose period touches these days, ended or not. */
    obligationsDuring: (community: string, from: Day, until: Day) =>
      duringAt.all(community, from, until) as ObligationRow[],
    /** Support that a community confirmed as received between two days. */
    receivedAt: (community: string, from: Day, until: Day) => receivedAt.all(community, from, until) as ReceivedRow[],

    /** Commitments by due day, then id; `limit` of them behind `after`. */
    commitmentLines(filter: CommitmentFilter, after: { dueOn: Day; id: string }, limit: number): CommitmentLine[] {
      const { text, values } = commitmentQuery(filter)
      return raw.prepare(text).all(...values, after.dueOn, after.id, limit) as CommitmentLine[]
    },
  }
}
export type SupportQueries = ReturnType<typeof supportQueries>

function commitmentQuery({ within, organisation, streetOf, community, dueBefore, open }: CommitmentFilter) {
  const where: string[] = []
  const values: (string | number)[] = []
  const add = (condition: string, ...given: string[]) => {
    where.push(condition)
    values.push(...given)
  }
  if (within !== undefined) add('o.jurisdiction >= ? and o.jurisdiction < ?', within, `${within}:`)
  if (organisation !== undefined) add('c.organisation = ?', organisation)
  if (streetOf !== undefined) add('(m.street = ? or c.organisation = ?)', streetOf, streetOf)
  if (community !== undefined) add('o.community = ?', community)
  if (dueBefore !== undefined) add('c.due_on < ?', dueBefore)
  if (open) add(`c.standing = 'open'`)
  // A cross join is read from left to right: a community's few obligations first, or else commitments in their order.
  const from =
    community === undefined
      ? 'commitments c cross join obligations o on o.id = c.obligation'
      : 'obligations o cross join commitments c on c.obligation = o.id'
  const street = streetOf === undefined ? '' : ' join communities m on m.code = c.community'
  const text = `select ${columnsOf(commitments, 'c')}, o.assignment, o.title, o.item from ${from}${street}
    where ${[...where, '(c.due_on, c.id) > (?, ?)'].join(' and ')} order by c.due_on, c.id limit ?`
  return { text, values }
}
