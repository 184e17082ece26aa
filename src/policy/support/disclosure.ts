// 居务公开: what a committee must post of the help it gave the government and of the money it had from it
// (城市居民委员会组织法 art. 34: at least 15 days).

import type { RecordReads } from '../ports.ts'
import type { Row } from '../record/rows.ts'
import type { Community, Day, Instant, Language, Moment, ObligationKind, Organisation, Period, Text } from '../terms.ts'
import { addDays } from '../time/days.ts'
import { posted } from './money-left.ts'
import type { ReceivedRow } from './reads.ts'
import { obligationStatus } from './status.ts'
import { promised } from './words.ts'

const postingDays = 15
export const disclosureBasis: Text = {
  zh: '《中华人民共和国城市居民委员会组织法》第三十四条：及时公布政府拨付资金的管理使用情况和协助政府开展工作的情况，公布的期限不少于十五日',
  en: 'Organic Law of Urban Residents’ Committees, art. 34: the management and use of government money and how help to government was done are posted for at least 15 days',
}

/** What the record holds of a community between two days. */
export interface DisclosureFacts {
  community: Community
  from: Day
  until: Day
  obligations: readonly Row<'obligations'>[]
  events: readonly Row<'obligationEvents'>[]
  /** Support confirmed as received between the two days. */
  received: readonly ReceivedRow[]
  organisation: (code: string) => Organisation | undefined
  /** Money received by the last day and before the first, and every expenditure that stands, by the last day. */
  everReceived: readonly Pick<ReceivedRow, 'receivedOn' | 'receivedFen'>[]
  spent: readonly Row<'expenditures'>[]
  /** The title of the list in force on the last day. */
  list?: string | undefined
}

/** Work that had begun and not ended before the period, and support received within it. Notes and vouchers of what came stay out: they may name people; of what was spent the receipt's number is posted. */
export function disclosure(facts: DisclosureFacts, today: Day, madeAt: Instant, language: Language) {
  const { community, from, until, obligations, events, received, organisation, list, everReceived, spent } = facts
  const asOf = until < today ? until : today
  const by = (code: string) => ({ organisation: code, organisationName: organisation(code)?.name ?? code })
  const history = Map.groupBy(events, ({ obligation }) => obligation)
  const begun = obligations.filter(
    // What a contract promises is no help to the government: its work is listed by itself.
    ({ kind, fromDay, endedOn }) =>
      kind !== 'contract' && fromDay <= asOf && (endedOn === null || (endedOn >= from && endedOn >= fromDay)),
  )
  const support = received.map(
    ({ id, receivedOn, title, kind, what, organisation: asker, payer, receivedFen: amountFen }) => ({
      delivery: id,
      receivedOn: receivedOn as Day,
      // Money comes from whoever pays, which a law may make another than the asker.
      ...by(amountFen === null ? asker : (payer ?? asker)),
      title,
      kind: kind,
      what: promised({ kind, what }, language),
      amountFen,
    }),
  )
  const money = support.flatMap(({ kind: _, amountFen, ...one }) => (amountFen === null ? [] : [{ ...one, amountFen }]))
  const expenditures = spent.filter(({ spentOn, amountFen }) => spentOn >= from && amountFen > 0)
  const spentFen = sum(expenditures.map(({ amountFen }) => amountFen))
  const broughtFen =
    sum(everReceived.map(({ receivedOn, receivedFen }) => ((receivedOn ?? '') < from ? (receivedFen ?? 0) : 0))) -
    sum(spent.map(({ spentOn, amountFen }) => (spentOn < from ? amountFen : 0)))
  const totalFen = sum(money.map(({ amountFen }) => amountFen))
  return {
    community: community.code,
    name: community.name,
    ...(list !== undefined && { list }),
    from,
    until,
    postedOn: today,
    postAtLeastUntil: addDays(today, postingDays),
    madeAt,
    assistance: begun.map((row) => ({
      obligation: row.id,
      kind: row.kind as ObligationKind,
      ...(row.item !== null && { item: row.item }),
      title: row.title,
      ...by(row.organisation),
      period: { from: row.fromDay, until: row.untilDay },
      status: obligationStatus(row, history.get(row.id) ?? [], asOf),
    })),
    money,
    totalFen,
    expenditures: expenditures.map(posted),
    spentFen,
    broughtFen,
    leftFen: broughtFen + totalFen - spentFen,
    otherSupport: support.flatMap(({ amountFen, ...one }) => (amountFen === null ? [one] : [])),
  }
}
export type Disclosure = ReturnType<typeof disclosure>

const sum = (list: readonly number[]) => list.reduce((fen, one) => fen + one, 0)

/** The disclosure of a community for the days between two, made now. */
export function disclosureOf(
  read: RecordReads,
  community: Community,
  { from, until }: Period,
  { today, at }: Pick<Moment, 'today' | 'at'>,
  language: Language,
): Disclosure {
  const all = read.receivedAt(community.code, '', until)
  const facts = {
    community,
    from,
    until,
    obligations: read.obligationsDuring(community.code, from, until),
    events: read.eventsAt(community.code),
    received: all.filter(({ receivedOn }) => (receivedOn ?? '') >= from),
    everReceived: all,
    spent: read.spentAt(community.code, until),
    organisation: read.organisation,
    list: read.editionInForce(community.jurisdiction, until < today ? until : today)?.title,
  }
  return disclosure(facts, today, at, language)
}
