// 免除: support that need not come any more, as the reviewing body says and why; its community sees it.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { fault, invalidInput } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import type { Row } from '../record/rows.ts'
import { isAdmitted, paidFrom } from '../support/obligation.ts'
import { carriedFen, hasFallenAway } from '../support/status.ts'
import type { Day, Fault } from '../terms.ts'
import { type Given, isObject, malformed, trusted } from '../untrusted.ts'
import { type AssignmentAnswer, assignmentAnswer, assignmentHeader, noAssignment } from './assignment.ts'

export interface Release {
  reason: string
  commitments: string[]
}

/** Releases an assignment's organisation from some of what it still owes there. What came stays as it is recorded. */
export const release = command(
  'release',
  (caller: Principal, id: string, given: Given<Release>): Settling<AssignmentAnswer> => {
    return {
      settle(read, moment) {
        const row = read.assignment(id)
        if (!row) return malformed(given) ?? noAssignment(id)
        const rows = read.obligationsOf(id).filter(isAdmitted)
        const promises = rows.flatMap((one) => read.commitmentsOf(one.id))
        const asked = isObject(given.body) && Array.isArray(given.body.commitments) ? given.body.commitments : []
        const faults = releaseFaults(asked, promises, moment.today)
        const barred = may(caller, 'support.release', row)
        const no = malformed(given, () => (barred ? [] : faults)) ?? barred ?? invalidInput(faults)
        if (no) return no
        const { reason, commitments } = trusted(given)
        const released = promises.filter((one) => commitments.includes(one.id))
        let freedFen = 0
        for (const one of released) {
          const own = read.deliveriesOf(one.obligation).filter(({ commitment }) => commitment === one.id)
          freedFen += carriedFen(one, own) - carriedFen({ ...one, standing: 'dropped' }, own)
        }
        const touched = rows.filter((one) => released.some(({ obligation }) => obligation === one.id))
        const entry = {
          header: assignmentHeader('support-released', caller, moment, row, touched),
          body: {
            assignment: id,
            title: row.title,
            reason,
            commitments: released.map((one) => ({ id: one.id, obligation: one.obligation })),
            ...paidFrom(row),
            freedFen,
          },
        } satisfies Entry
        return {
          entries: [entry],
          answer: assignmentAnswer(
            row,
            rows.map((one) => one.id),
            moment.today,
          ),
        }
      },
    }
  },
)

function releaseFaults(asked: readonly unknown[], promises: readonly Row<'commitments'>[], today: Day): Fault[] {
  const faults: Fault[] = []
  asked.forEach((id, i) => {
    const at = `/commitments/${i}`
    const promise = promises.find((one) => one.id === id)
    if (!promise) {
      if (typeof id === 'string')
        faults.push(fault(at, `该申请没有保障承诺 ${id}`, `The assignment has no commitment ${id}`))
    } else if (promise.standing === 'met') faults.push(fault(at, `${id} 已经到位`, `${id} has come`))
    else if (promise.standing === 'dropped' || hasFallenAway(promise, today))
      faults.push(fault(at, `${id} 已经免除`, `${id} fell away already`))
  })
  return faults
}
