// 居务公开: what a committee must post of the help it gave the government and of the money it had from it
// (城市居民委员会组织法 art. 34: at least 15 days).

import type { ObligationKind, Rows } from '../record/fold.ts'
import type { Community, Day, Instant, Language, Organisation, Text } from '../terms.ts'
import { addDays } from '../time/days.ts'
import type { CommitmentKind } from './status.ts'
import { obligationStatus } from './status.ts'
import { promised } from './words.ts'

type Row<T extends keyof Rows> = Required<Rows[T]>

const postingDays = 15
export const disclosureBasis: Text = {
  zh: '《中华人民共和国城市居民委员会组织法》第三十四条：居务公开的公布时间不少于十五日',
  en: 'Residents’ Committees Organisation Law, article 34: to be posted for at least 15 days',
}

/** What the record holds of a community between two days. */
export interface DisclosureFacts {
  community: Community
  from: Day
  until: Day
  obligations: readonly Row<'obligations'>[]
  events: readonly Row<'obligationEvents'>[]
  /** Support confirmed as received between the two days. */
  received: readonly (Row<'deliveries'> &
    Pick<Row<'commitments'>, 'kind' | 'what'> &
    Pick<Row<'obligations'>, 'organisation' | 'title'> & { payer: string | null })[]
  organisation: (code: string) => Organisation | undefined
}

/** Work that had begun and not ended before the period, and support received within it. Notes and vouchers stay out: they may name people. */
export function disclosure(facts: DisclosureFacts, today: Day, madeAt: Instant, language: Language) {
  const { community, from, until, obligations, events, received, organisation } = facts
  const asOf = until < today ? until : today
  const by = (code: string) => ({ organisation: code, organisationName: organisation(code)?.name ?? code })
  const history = Map.groupBy(events, ({ obligation }) => obligation)
  const begun = obligations.filter(
    ({ fromDay, endedOn }) => fromDay <= asOf && (endedOn === null || (endedOn >= from && endedOn >= fromDay)),
  )
  const support = received.map(({ id, receivedOn, title, kind, what, organisation: asker, payer, amountFen }) => ({
    delivery: id,
    receivedOn: receivedOn as Day,
    // Money comes from whoever pays, which a law may make another than the asker.
    ...by(amountFen === null ? asker : (payer ?? asker)),
    title,
    kind: kind as CommitmentKind,
    what: promised({ kind, what }, language),
    amountFen,
  }))
  const money = support.flatMap(({ kind: _, amountFen, ...one }) => (amountFen === null ? [] : [{ ...one, amountFen }]))
  return {
    community: community.code,
    name: community.name,
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
    totalFen: money.reduce((sum, { amountFen }) => sum + amountFen, 0),
    otherSupport: support.flatMap(({ amountFen, ...one }) => (amountFen === null ? [one] : [])),
  }
}
export type Disclosure = ReturnType<typeof disclosure>
