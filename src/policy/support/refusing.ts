// 拒绝接受: the community's no, for support that is not in place or for work that came without admission.

import { may } from '../access/may.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import type { RecordReads } from '../ports.ts'
import { fault, invalidInput, problem, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { communityBy } from '../registry/community.ts'
import type { CommitmentKind, Day, Fault, Instant, Language, Moment, Problem } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { zhDay } from '../time/words.ts'
import { type Given, isObject, malformed, trusted } from '../untrusted.ts'
import { type ObligationOnDay, obligationOn } from './day.ts'
import { obligationAfter, obligationBy, obligationHeader, partsOf } from './obligation.ts'
import { commitmentKindWords, obligationStatusWords, promised } from './words.ts'

export interface Reasoned {
  reason: string
}

/** Refuses one obligation whose support is overdue today. The right opens by itself; using it is the community's choice. */
export const refuseObligation = command(
  'refuseObligation',
  (caller: Principal, id: string, given: Given<Reasoned>): Settling<ObligationOnDay> => {
    return {
      settle(read, moment) {
        const asked = soundlyAsked(read, id, given, moment)
        if ('problem' in asked) return asked
        const { row, parts, now } = asked
        const no = may(caller, 'obligation.refuse', { communities: [row.community] }) ?? notRefusable(now)
        if (no) return no
        const { reason } = trusted(given)
        const entry = {
          header: {
            ...obligationHeader('obligation-refused', caller, moment, row),
            by: 'community' as const,
            ground: 'support-overdue',
            advisory: false,
          },
          body: { obligation: id, title: row.title, reason, overdue: now.overdue },
        } satisfies Entry
        return { entries: [entry], answer: obligationAfter(row, parts, changes(entry, moment.index), moment) }
      },
    }
  },
)

/** The obligation that a sound body is about, and how it stands today; else why not. */
function soundlyAsked(read: RecordReads, id: string, given: Given<Reasoned>, { today }: Moment) {
  const faulty = malformed(given)
  if (faulty) return faulty
  const row = obligationBy(read, id)
  if ('problem' in row) return row
  const parts = partsOf(read, row)
  return { row, parts, now: obligationOn(row, parts, today) }
}

function notRefusable({ status, overdue, commitments }: ObligationOnDay): { problem: Problem } | undefined {
  if (status === 'refused') return wrongState('该事项已经拒绝', 'This is refused already')
  if (status !== 'upcoming' && status !== 'active')
    return wrongState(
      `该事项${obligationStatusWords[status].zh}，无需拒绝`,
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
    `尚无逾期的保障。未到位的：${zh.map((one) => `${supportWords(one, 'zh')}应于${zhDay(one.dueOn)}到位，自${zhDay(one.overdueFrom)}起可以拒绝承接`).join('；')}`,
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
export const resume = command(
  'resume',
  (caller: Principal, id: string, given: Given<Reasoned>): Settling<ObligationOnDay> => {
    return {
      settle(read, moment) {
        const asked = soundlyAsked(read, id, given, moment)
        if ('problem' in asked) return asked
        const { row, parts } = asked
        const { status } = asked.now
        const no =
          may(caller, 'obligation.resume', { communities: [row.community] }) ??
          (status === 'refused'
            ? undefined
            : wrongState(
                `该事项未被拒绝，无需恢复，现状为“${obligationStatusWords[status].zh}”`,
                `This is not refused: it is ${status}`,
              ))
        if (no) return no
        const entry = {
          header: obligationHeader('obligation-resumed', caller, moment, row),
          body: { obligation: id, title: row.title, reason: trusted(given).reason },
        } satisfies Entry
        return { entries: [entry], answer: obligationAfter(row, parts, changes(entry, moment.index), moment) }
      },
    }
  },
)

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
export const refuseUnadmitted = command(
  'refuseUnadmitted',
  (caller: Principal, code: string, given: Given<UnadmittedWork>): Settling<UnadmittedRefusal> => {
    return {
      settle(read, { at, today, index }) {
        const faults = notYetReceived(given.body, today)
        const faulty = malformed(given, () => faults)
        if (faulty) return faulty
        const community = communityBy(read, code)
        if ('problem' in community) return community
        const no = may(caller, 'unadmitted-work.refuse', { communities: [code] }) ?? invalidInput(faults)
        if (no) return no
        const work = trusted(given)
        const refusal = `r${index}`
        const header = {
          type: 'unadmitted-work-refused' as const,
          at,
          actor: actorOf(caller),
          jurisdiction: community.jurisdiction,
          organisation: work.organisation,
          communities: [code],
          by: 'community' as const,
          ground: 'not-admitted',
          advisory: false,
        }
        const answer = { id: refusal, community: code, ...work, refusedAt: at }
        return { entries: [{ header, body: { refusal, ...work } }], answer }
      },
    }
  },
)

function notYetReceived(body: unknown, today: Day): Fault[] {
  const receivedOn = isObject(body) ? body.receivedOn : undefined
  if (!isDay(receivedOn) || receivedOn <= today) return []
  return [fault('/receivedOn', '收到日期不能晚于今天', 'Must not be after today')]
}
