// 办结: work that is done, as the community says.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { fault, invalidInput, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import type { Row } from '../record/rows.ts'
import type { Day, Fault, Problem } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { type Given, isObject, malformed, trusted } from '../untrusted.ts'
import type { ObligationOnDay } from './day.ts'
import { obligationAfter, obligationBy, obligationHeader, partsOf } from './obligation.ts'
import { isRefused, obligationStatus } from './status.ts'
import { obligationStatusWords } from './words.ts'

export interface Completion {
  completedOn: Day
  note?: string
}

/**
 * 办结, by the community. Finished work is paid in full: money still to come stays owed, on its day.
 * Staff, guidance and powers fall away with the work.
 */
export const complete = command(
  'complete',
  (caller: Principal, id: string, given: Given<Completion>): Settling<ObligationOnDay> => {
    return {
      settle(read, moment) {
        const row = obligationBy(read, id)
        if ('problem' in row) return malformed(given) ?? row
        const parts = partsOf(read, row)
        const { events } = parts
        const faults = completionFaults(
          given.body,
          row,
          events.findLast(({ event }) => event !== 'released')?.day,
          moment.today,
        )
        const barred = may(caller, 'obligation.complete', { communities: [row.community] })
        const no =
          malformed(given, () => (barred ? [] : faults)) ??
          barred ??
          invalidInput(faults) ??
          notCompletable(row, events, moment.today)
        if (no) return no
        const { completedOn, note } = trusted(given)
        const dropped = parts.commitments
          .filter(({ kind, standing }) => kind !== 'funding' && standing === 'open')
          .map((one) => one.id)
        const entry = {
          header: obligationHeader('obligation-completed', caller, moment, row),
          body: { obligation: id, title: row.title, completedOn, ...(note !== undefined && { note }), dropped },
        } satisfies Entry
        return { entries: [entry], answer: obligationAfter(row, parts, changes(entry, moment.index), moment) }
      },
    }
  },
)

function completionFaults(body: unknown, row: Row<'obligations'>, lastEvent: Day | undefined, today: Day): Fault[] {
  const completedOn = isObject(body) ? body.completedOn : undefined
  if (!isDay(completedOn)) return []
  const at = '/completedOn'
  if (completedOn > today) return [fault(at, '办结日期不能晚于今天', 'Must not be after today')]
  if (row.endedOn !== null) return []
  // Before the first day nothing can be complete; that is told as a state, not as a fault of the day.
  if (today >= row.fromDay && completedOn < row.fromDay)
    return [fault(at, `不能早于开始日期 ${row.fromDay}`, `Must not be before the first day, ${row.fromDay}`)]
  if (completedOn > row.untilDay)
    return [fault(at, `期限已于 ${row.untilDay} 届满`, `The period ended on ${row.untilDay}`)]
  if (lastEvent !== undefined && completedOn < lastEvent)
    return [
      fault(at, `不能早于 ${lastEvent} 的拒绝或恢复`, `Must not be before the refusal or resumption of ${lastEvent}`),
    ]
  return []
}

function notCompletable(
  row: Row<'obligations'>,
  events: Parameters<typeof isRefused>[0],
  today: Day,
): { problem: Problem } | undefined {
  const status = obligationStatus(row, events, today)
  if (row.endedOn !== null)
    return wrongState(`该事项${obligationStatusWords[status].zh}，不能再办结`, `This has ended: it is ${status}`)
  if (isRefused(events, today)) return wrongState('该事项已被拒绝，请先恢复', 'This was refused: resume it first')
  if (status !== 'upcoming') return undefined
  return wrongState(`该事项 ${row.fromDay} 才开始`, `This does not begin until ${row.fromDay}`)
}
