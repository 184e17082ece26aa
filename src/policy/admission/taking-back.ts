// 收回: a street takes work back from its communities and does it itself (000 收, 003 收回管理). What was worked stays paid.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { invalidInput, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import type { Row } from '../record/rows.ts'
import { settledAt } from '../support/ended.ts'
import { elsewhereFaults, isAdmitted, paidFrom } from '../support/obligation.ts'
import { isRunning } from '../support/status.ts'
import { type Given, isObject, malformed, trusted } from '../untrusted.ts'
import { type AssignmentAnswer, assignmentAnswer, assignmentHeader, noAssignment } from './assignment.ts'
import type { Ended } from './ending.ts'

/** By the street office of the communities: what they still have of an assignment ends; elsewhere it goes on. */
export const takeBack = command(
  'takeBack',
  (caller: Principal, id: string, given: Given<Ended>): Settling<AssignmentAnswer> => {
    return {
      settle(read, moment) {
        const row = read.assignment(id)
        if (!row) return malformed(given) ?? noAssignment(id)
        const rows = read.obligationsOf(id)
        const streetOf = ({ community }: Row<'obligations'>) => read.community(community)?.street
        const own = rows.filter((one) => !may(caller, 'assignment.take-back', { street: streetOf(one) }))
        const [first] = rows
        const barred =
          own.length > 0 ? undefined : may(caller, 'assignment.take-back', { street: first && streetOf(first) })
        const running = own.filter((one) => isAdmitted(one) && isRunning(one, moment.today))
        const faults = barred || !isObject(given.body) ? [] : elsewhereFaults(given.body.communities, own, running)
        const nothing =
          running.length > 0
            ? undefined
            : wrongState(
                `申请 ${id} 在本街道的社区没有正在承接的事项，没有可以收回的内容`,
                `Nothing of assignment ${id} runs at communities of this street: there is nothing to take back`,
              )
        const no = malformed(given, () => faults) ?? barred ?? nothing ?? invalidInput(faults)
        if (no) return no
        const { reason, communities } = trusted(given)
        const ending = communities ? running.filter((one) => communities.includes(one.community)) : running
        const entry = {
          header: assignmentHeader('work-taken-back', caller, moment, row, ending),
          body: {
            assignment: id,
            title: row.title,
            reason,
            street: caller.organisation as string,
            obligations: ending.map((one) => one.id),
            ...paidFrom(row),
            ...settledAt(read, ending, moment.today),
          },
        } satisfies Entry
        const kept = rows.filter(isAdmitted).map((one) => one.id)
        return { entries: [entry], answer: assignmentAnswer(row, kept, moment.today) }
      },
    }
  },
)
