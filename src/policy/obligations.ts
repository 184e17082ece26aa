// 承接事项: what one community owes, the support promised for it, and what both look like on a day.
import { addDays } from './days.ts'
import { instalmentFen } from './support.ts'
import type { AssignmentRequest, Day, Target } from './terms.ts'

export const commitmentKinds = ['funding', 'staff', 'guidance', 'authority'] as const
export type CommitmentKind = (typeof commitmentKinds)[number]

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

/** Every promised piece of support for one target. Staff are due on their day, guidance on the training day or the first day, powers on the first day. */
export function commitmentsOf(request: AssignmentRequest, target: Target, graceDays: number): Commitment[] {
  const { funding, staff, guidance, authority } = request.support
  const list: Omit<Commitment, 'overdueFrom'>[] = []
  if (funding && target.amountFen)
    instalmentFen(target.amountFen, funding.instalments).forEach((amountFen, i) => {
      const { dueOn } = funding.instalments[i] as (typeof funding.instalments)[number]
      list.push({ key: `f${i + 1}`, kind: 'funding', what: `经费第${i + 1}期`, dueOn, amountFen })
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
  return list.map((one) => ({ ...one, overdueFrom: addDays(one.dueOn, graceDays + 1) }))
}

/** What a day's status is drawn from. */
export interface ObligationState {
  fromDay: Day
  untilDay: Day
  standing: string
  endedOn: Day | null
}

/** The status of an obligation on a day: a function of the record and the day, so that no job has to run for it. */
export function obligationStatus(state: ObligationState, on: Day): string {
  if (state.endedOn !== null && state.endedOn <= on) return state.standing
  if (on < state.fromDay) return 'upcoming'
  return on > state.untilDay ? 'expired' : 'active'
}

export interface CommitmentState {
  dueOn: Day
  overdueFrom: Day
  amountFen: number | null
  confirmedFen: number
  standing: string
  metOn: Day | null
}

/** The status of a commitment on a day. */
export function commitmentStatus(state: CommitmentState, on: Day): string {
  if (state.metOn !== null && state.metOn <= on) return 'confirmed'
  return on >= state.overdueFrom ? 'overdue' : 'due'
}
