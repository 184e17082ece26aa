// 保障承诺: what a request promises a community, piece by piece, and how obligations and promises are named.

import type { AssignmentRequest, CommitmentKind, Day, Target } from '../terms.ts'
import { addDays, daysIn } from '../time/days.ts'
import { instalmentFen } from './fees.ts'

export interface Commitment {
  /** Unique within the obligation: f1, f2, s1, g1, p1. */
  key: string
  kind: CommitmentKind
  what: string
  dueOn: Day
  /** The first day on which it is overdue unless confirmed in full: the day after dueOn + grace days. */
  overdueFrom: Day
  amountFen?: number
  /** Falls away after this day: in kind, with the last day of the work; in an emergency, unless the work is confirmed by then. */
  lapsesAfter?: Day
}

/** What an emergency admission lets come later than the work, and until when it stands unconfirmed. */
export interface Deferral {
  /** By then all support must be there. */
  latest: Day
  confirmBy: Day
  /** Staff that the item asks and that the request does not name. */
  staff?: number
  /** The item asks for guidance, and the request names nobody. */
  guidance?: true
}

export function obligationId(assignment: string, position: number): string {
  return `${assignment}.${position + 1}`
}

/** The id of an own duty at a community: it needs no assignment to exist. */
export function ownDutyId(community: string, item: string): string {
  return `${community}.${item}`
}

export function commitmentId(obligation: string, key: string): string {
  return `${obligation}.${key}`
}

/**
 * Every promised piece of support for one target. Staff are due on their day, guidance on the training day or the
 * first day, powers on the first day. An instalment that rounds down to nothing is no promise. In an emergency what comes
 * later than the work is due by the day the terms allow; money for days that had begun outlives a lapse: work that was done
 * is paid, however it ends.
 */
export function commitmentsOf(
  request: AssignmentRequest,
  target: Target,
  graceDays: number,
  deferral?: Deferral,
): Commitment[] {
  const { staff, guidance, authority } = request.support
  const { from } = request.period
  const list = instalmentsOf(request, target)
  staff?.forEach(({ role, count, from: dueOn }, i) => {
    list.push({ key: `s${i + 1}`, kind: 'staff', what: `${role} ${count} 名`, dueOn })
  })
  const wanting = deferral?.staff ?? 0
  if (deferral && wanting > 0) {
    const key = `s${(staff?.length ?? 0) + 1}`
    list.push({ key, kind: 'staff', what: `工作人员 ${wanting} 名`, dueOn: deferral.latest })
  }
  if (guidance || deferral?.guidance)
    list.push({
      key: 'g1',
      kind: 'guidance',
      what: guidance?.contact ?? '业务指导',
      dueOn: guidance?.trainingOn ?? (deferral?.guidance ? deferral.latest : from),
    })
  authority?.forEach((what, i) => {
    list.push({ key: `p${i + 1}`, kind: 'authority', what, dueOn: from })
  })
  return list.map((one) => promiseOf(one, graceDays, request.period.until, deferral))
}

/** Before its grace is counted; `paysFrom`: of money, the first day of the work that it pays for. */
type Undated = Omit<Commitment, 'overdueFrom'> & { paysFrom?: Day }

function instalmentsOf({ support: { funding }, period }: AssignmentRequest, target: Target): Undated[] {
  if (!funding || !target.amountFen) return []
  const list: Undated[] = []
  let percentBefore = 0
  const parts = instalmentFen(target.amountFen, funding.instalments)
  funding.instalments.forEach(({ dueOn, percent }, i) => {
    const paysFrom = addDays(period.from, Math.floor((percentBefore * daysIn(period)) / 100))
    const amountFen = parts[i] as number
    if (amountFen > 0)
      list.push({ key: `f${i + 1}`, kind: 'funding', what: `经费第${i + 1}期`, dueOn, amountFen, paysFrom })
    percentBefore += percent
  })
  return list
}

function promiseOf(
  { paysFrom, ...one }: Undated,
  graceDays: number,
  until: Day,
  deferral: Deferral | undefined,
): Commitment {
  // In kind nothing is owed when the work is over.
  const lapsing = one.kind === 'funding' ? {} : { lapsesAfter: until }
  if (!deferral) return { ...one, overdueFrom: overdueFrom(one.dueOn, graceDays), ...lapsing }
  const dueOn = one.dueOn > deferral.latest ? deferral.latest : one.dueOn
  const begins = paysFrom !== undefined && paysFrom < dueOn ? paysFrom : dueOn
  return {
    ...one,
    dueOn,
    overdueFrom: overdueFrom(dueOn, graceDays),
    // Unconfirmed, work comes to an end: in kind nothing is owed after it, money where its days had begun.
    ...((one.kind !== 'funding' || begins > deferral.confirmBy) && { lapsesAfter: deferral.confirmBy }),
  }
}

export function overdueFrom(dueOn: Day, graceDays: number): Day {
  return addDays(dueOn, graceDays + 1)
}
