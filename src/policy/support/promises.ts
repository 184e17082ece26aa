// 保障承诺: what a request promises a community, piece by piece, and how obligations and promises are named.

import type { AssignmentRequest, CommitmentKind, Day, Target } from '../terms.ts'
import { addDays } from '../time/days.ts'
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
 * first day, powers on the first day. An instalment that rounds down to nothing is no promise.
 */
export function commitmentsOf(request: AssignmentRequest, target: Target, graceDays: number): Commitment[] {
  const { funding, staff, guidance, authority } = request.support
  const list: Omit<Commitment, 'overdueFrom'>[] = []
  if (funding && target.amountFen)
    instalmentFen(target.amountFen, funding.instalments).forEach((amountFen, i) => {
      const { dueOn } = funding.instalments[i] as (typeof funding.instalments)[number]
      if (amountFen > 0) list.push({ key: `f${i + 1}`, kind: 'funding', what: `经费第${i + 1}期`, dueOn, amountFen })
    })
  staff?.forEach(({ role, count, from }, i) => {
    list.push({ key: `s${i + 1}`, kind: 'staff', what: `${role} ${count} 名`, dueOn: from })
  })
  if (guidance)
    list.push({
      key: 'g1',
      kind: 'guidance',
      what: guidance.contact ?? '业务指导',
      dueOn: guidance.trainingOn ?? request.period.from,
    })
  authority?.forEach((what, i) => {
    list.push({ key: `p${i + 1}`, kind: 'authority', what, dueOn: request.period.from })
  })
  return list.map((one) => ({ ...one, overdueFrom: overdueFrom(one.dueOn, graceDays) }))
}

export function overdueFrom(dueOn: Day, graceDays: number): Day {
  return addDays(dueOn, graceDays + 1)
}
