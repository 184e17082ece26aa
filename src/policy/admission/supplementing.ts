// 补充材料: what an emergency admission did not wait for, supplied afterwards by the organisation that asked: the plan of
// work off the list, and the budget line of money that is promised already.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { yuan } from '../money.ts'
import type { RecordReads } from '../ports.ts'
import { fault, invalidInput, problem, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import type { AssignmentRequest, Day, Fault, Plan, Problem } from '../terms.ts'
import { yearOf } from '../time/days.ts'
import { type Given, isObject, type Loose, malformed, trusted } from '../untrusted.ts'
import {
  type AssignmentAnswer,
  assignmentAnswer,
  assignmentHeader,
  assignmentStatusWords,
  noAssignment,
  statusOn,
} from './assignment.ts'

export interface Supplement {
  plan?: Plan
  budgetLine?: string
}

export const supplement = command(
  'supplement',
  (caller: Principal, id: string, given: Given<Supplement>): Settling<AssignmentAnswer> => {
    return {
      settle(read, moment) {
        const row = read.assignment(id)
        if (!row) return malformed(given) ?? noAssignment(id)
        const { request } = row
        const faults = isObject(given.body) ? faultsOf(read, given.body, row, request, moment.today) : []
        const barred = may(caller, 'assignment.supplement', row)
        const no =
          malformed(given, () => (barred ? [] : faults)) ?? barred ?? notOpen(row, moment.today) ?? invalidInput(faults)
        if (no) return no
        const { plan, budgetLine } = trusted(given)
        const short = budgetLine === undefined ? undefined : tooLittle(read, budgetLine, row, request, moment.today)
        if (short) return short
        const rows = read.obligationsOf(id)
        const funding = request.support.funding
        const amended: AssignmentRequest = {
          ...request,
          ...(plan && { plan: { ...request.plan, ...plan } }),
          ...(budgetLine !== undefined &&
            funding && { support: { ...request.support, funding: { ...funding, budgetLine } } }),
        }
        const entry = {
          header: assignmentHeader('assignment-supplemented', caller, moment, row, rows),
          body: {
            assignment: id,
            title: row.title,
            request: amended,
            ...(budgetLine !== undefined && funding && { budgetLine, payer: funding.payer, amountFen: row.amountFen }),
          },
        } satisfies Entry
        const after = { ...rowAfter('assignments', row, changes(entry, moment.index)), request: amended }
        return {
          entries: [entry],
          answer: assignmentAnswer(
            after,
            rows.map((one) => one.id),
            moment.today,
          ),
        }
      },
    }
  },
)

function notOpen(row: Row<'assignments'>, today: Day): { problem: Problem } | undefined {
  const status = statusOn(row, today)
  if (status === 'admitted' && row.emergencyOrder !== null) return undefined
  return wrongState(
    `只有应急准入的申请可以补充材料；申请 ${row.id} 的现状为“${assignmentStatusWords[status]}”`,
    `Only an emergency admission is supplemented; assignment ${row.id} is ${status}`,
  )
}

function faultsOf(
  read: RecordReads,
  { plan, budgetLine: code }: Loose,
  row: Row<'assignments'>,
  { support: { funding } }: AssignmentRequest,
  today: Day,
): Fault[] {
  if (plan === undefined && code === undefined)
    return [fault('', '请补充实施方案或者预算项目', 'Supply the plan, or the budget line')]
  const faults: Fault[] = []
  if (plan !== undefined && row.kind !== 'off-list')
    faults.push(fault('/plan', '清单内事项不需要实施方案', 'Listed work needs no plan'))
  if (typeof code !== 'string') return faults
  const at = '/budgetLine'
  if (row.budgetLine !== null)
    faults.push(fault(at, `已列预算项目 ${row.budgetLine}`, `The budget line is ${row.budgetLine} already`))
  else if (!funding) faults.push(fault(at, '本申请没有经费安排', 'This assignment has no funding'))
  else faults.push(...lineFaults(read, code, funding, today))
  return faults
}

function lineFaults(
  read: RecordReads,
  code: string,
  { payer, instalments }: NonNullable<AssignmentRequest['support']['funding']>,
  today: Day,
): Fault[] {
  const at = '/budgetLine'
  const line = read.budgetLine(read.organisation(payer)?.jurisdiction ?? '', code, today)
  if (line?.organisation !== payer)
    return [fault(at, `经费承担单位 ${payer} 名下没有预算项目 ${code}`, `${payer} has no budget line ${code}`)]
  const year = instalments[0] && yearOf(instalments[0].dueOn)
  return year === undefined || year === line.year
    ? []
    : [
        fault(
          at,
          `预算项目 ${code} 属${line.year}年度，首期经费应于${year}年拨付`,
          `Budget line ${code} is of ${line.year}; the first instalment is due in ${year}`,
        ),
      ]
}

/** The sums of a line are its owner's to know. */
function tooLittle(
  read: RecordReads,
  code: string,
  { organisation, amountFen }: Row<'assignments'>,
  { support: { funding } }: AssignmentRequest,
  today: Day,
): { problem: Problem } | undefined {
  const payer = funding?.payer ?? ''
  const line = read.budgetLine(read.organisation(payer)?.jurisdiction ?? '', code, today)
  const left = line === undefined ? 0 : line.totalFen - line.committedFen
  if (amountFen <= left) return undefined
  const own = payer === organisation
  return problem(
    'conflict',
    `预算项目 ${code} 余额不足，需要${yuan(amountFen)}元${own ? `，余额${yuan(left)}元` : ''}`,
    `Budget line ${code} does not have enough left: ${yuan(amountFen)} yuan are needed${own ? `, ${yuan(left)} are left` : ''}`,
  )
}
