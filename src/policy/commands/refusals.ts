// 拒绝接受: the community's no, for support that is not in place or for work that came without admission.
import { changesOf } from '../after.ts'
import type { ObligationOnDay } from '../onday.ts'
import { obligationOn } from '../onday.ts'
import { actorOf, type Command, type Moment, type Principal } from '../ports.ts'
import { notFound, problem } from '../problems.ts'
import type { Entry } from '../record.ts'
import type { Day, Instant } from '../terms.ts'
import {
  fault,
  headerOf,
  invalid,
  notTheCommunity,
  obligationAfter,
  obligationBy,
  partsOf,
  type Refusal,
  wrongState,
} from './whose.ts'

/** Refuses one obligation whose support is overdue today. The right opens by itself; using it is the community's choice. */
export function refuseObligation(caller: Principal, id: string, reason: string): Command<ObligationOnDay> {
  return {
    settle(read, moment) {
      const row = obligationBy(read, id)
      if ('problem' in row) return row
      const parts = partsOf(read, row)
      const now = obligationOn(row, parts, moment.today)
      const no = notTheCommunity(caller, row.community) ?? notRefusable(now)
      if (no) return no
      const entry = {
        header: {
          ...headerOf('obligation-refused', caller, moment, row),
          by: 'community' as const,
          ground: 'support-overdue',
          advisory: false,
        },
        body: { obligation: id, title: row.title, reason, overdue: now.overdue },
      } satisfies Entry
      return { entries: [entry], answer: obligationAfter(row, parts, changesOf(entry, moment), moment) }
    },
  }
}

function notRefusable({ status, overdue, commitments }: ObligationOnDay): Refusal | undefined {
  if (status === 'refused') return wrongState('该事项已经拒绝', 'This is refused already')
  if (status !== 'upcoming' && status !== 'active')
    return wrongState(
      `该事项已结束（${status}），无需拒绝`,
      `This has ended, it is ${status}: there is nothing to refuse`,
    )
  if (overdue.length > 0) return undefined
  const due = commitments
    .filter((one) => one.status !== 'confirmed' && one.status !== 'dropped')
    .map((one) => ({
      commitment: one.id,
      what: one.what,
      dueOn: one.dueOn,
      overdueFrom: one.overdueFrom,
      status: one.status,
    }))
  const list = (line: (one: (typeof due)[number]) => string) => due.map(line).join('；')
  if (due.length === 0)
    return problem('refusal-not-open', '各项保障都已到位', 'All support is in place', { extra: { due } })
  return problem(
    'refusal-not-open',
    `尚无逾期的保障。未到位的：${list((one) => `${one.what} ${one.dueOn} 到期，自 ${one.overdueFrom} 起可以拒绝`)}`,
    `No support is overdue. Outstanding: ${list((one) => `${one.commitment} due on ${one.dueOn}, refusable from ${one.overdueFrom}`)}`,
    { extra: { due } },
  )
}

/** Takes the work up again. When support has come, or before: that too is the community's choice, and it may refuse again. */
export function resume(caller: Principal, id: string, reason: string): Command<ObligationOnDay> {
  return {
    settle(read, moment) {
      const row = obligationBy(read, id)
      if ('problem' in row) return row
      const parts = partsOf(read, row)
      const { status } = obligationOn(row, parts, moment.today)
      const no =
        notTheCommunity(caller, row.community) ??
        (status === 'refused'
          ? undefined
          : wrongState(`该事项未处于拒绝状态（${status}）`, `This is not refused: it is ${status}`))
      if (no) return no
      const entry = {
        header: headerOf('obligation-resumed', caller, moment, row),
        body: { obligation: id, title: row.title, reason },
      } satisfies Entry
      return { entries: [entry], answer: obligationAfter(row, parts, changesOf(entry, moment), moment) }
    },
  }
}

export interface UnadmittedWork {
  /** Who sent it: a code, or a name where the code is not known. */
  organisation: string
  title: string
  receivedOn: Day
  description: string
}

export interface UnadmittedRefusal extends UnadmittedWork {
  id: string
  community: string
  refusedAt: Instant
}

/** Refuses work that came without admission. Always open: nothing has to be proven first. */
export function refuseUnadmitted(caller: Principal, code: string, work: UnadmittedWork): Command<UnadmittedRefusal> {
  return {
    settle(read, moment) {
      const community = read.community(code)
      if (!community) return notFound(`没有登记社区 ${code}`, `No community ${code} is registered`)
      const no = notTheCommunity(caller, code) ?? notYetReceived(work, moment)
      if (no) return no
      const refusal = `r${moment.index}`
      const header = {
        type: 'unadmitted-work-refused' as const,
        at: moment.at,
        actor: actorOf(caller),
        jurisdiction: community.jurisdiction,
        organisation: work.organisation,
        communities: [code],
        by: 'community' as const,
        ground: 'not-admitted',
        advisory: false,
      }
      const answer = { id: refusal, community: code, ...work, refusedAt: moment.at }
      return { entries: [{ header, body: { refusal, ...work } }], answer }
    },
  }
}

function notYetReceived({ receivedOn }: UnadmittedWork, { today }: Moment): Refusal | undefined {
  return invalid(receivedOn > today ? [fault('/receivedOn', '收到日期不能晚于今天', 'Not after today')] : [])
}
