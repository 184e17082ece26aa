// 拒绝接受: the community's no, for support that is not in place or for work that came without admission.

import { actorOf, type Command, type Moment, type Principal } from '../ports.ts'
import { fault, notFound, problem } from '../problem.ts'
import type { Entry } from '../record/fold.ts'
import { changesOf } from '../record/preview.ts'
import type { Day, Instant, Language } from '../terms.ts'
import type { ObligationOnDay } from './day.ts'
import { obligationOn } from './day.ts'
import type { CommitmentKind } from './status.ts'
import { statusWord } from './status-words.ts'
import {
  headerOf,
  invalid,
  notTheCommunity,
  obligationAfter,
  obligationBy,
  partsOf,
  type Refusal,
  wrongState,
} from './whose.ts'
import { commitmentKindWords, promised } from './words.ts'

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
      `该事项${statusWord(status)}，无需拒绝`,
      `This has ended, it is ${status}: there is nothing to refuse`,
    )
  if (overdue.length > 0) return undefined
  const due = (language: Language) =>
    commitments
      .filter((one) => one.status !== 'confirmed' && one.status !== 'dropped')
      .map((one) => ({
        commitment: one.id,
        kind: one.kind,
        what: promised(one, language),
        dueOn: one.dueOn,
        overdueFrom: one.overdueFrom,
        status: one.status,
      }))
  const extra = (language: Language) => ({ due: due(language) })
  const [zh, en] = [due('zh'), due('en')]
  if (zh.length === 0) return problem('refusal-not-open', '各项保障都已到位', 'All support is in place', { extra })
  return problem(
    'refusal-not-open',
    `尚无逾期的保障。未到位的：${zh.map((one) => `${supportWords(one, 'zh')} ${one.dueOn} 到期，自 ${one.overdueFrom} 起可以拒绝`).join('；')}`,
    `No support is overdue. Outstanding: ${en.map((one) => `${supportWords(one, 'en')} due on ${one.dueOn}, refusable from ${one.overdueFrom}`).join('; ')}`,
    { extra },
  )
}

/** A section's name or a data set alone does not say what is owed: its kind stands before it. */
function supportWords({ kind, what }: { kind: CommitmentKind; what: string }, language: Language): string {
  const word = commitmentKindWords[kind][language]
  if (kind === 'funding' || kind === 'staff' || what === word) return what
  return language === 'zh' ? `${word}（${what}）` : `${word} (${what})`
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
          : wrongState(
              `该事项未被拒绝，无需恢复，现状为“${statusWord(status)}”`,
              `This is not refused: it is ${status}`,
            ))
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
