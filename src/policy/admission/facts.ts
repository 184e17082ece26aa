// The facts that deciding a request needs, read from the record, and the request itself once it has no faults.

import type { Edition } from '../list/edition.ts'
import type { RecordReads } from '../ports.ts'
import { faulty, invalidInput, problem } from '../problem.ts'
import type { Row } from '../record/rows.ts'
import { totalFen } from '../support/fees.ts'
import type { AssignmentRequest, Day, Facts, Problem } from '../terms.ts'
import { workingDaysBetween } from '../time/working-days.ts'
import { type Given, malformed, trusted } from '../untrusted.ts'
import { communityFaults, quantityFaults, requestFaults } from './request-faults.ts'

/** All that a decision rests on. */
export interface Gathered {
  request: AssignmentRequest
  facts: Facts
  edition: Edition
}

/** Names every fault of the request, its own and those against registry and list; where there is none, reads the facts. */
export function gather(
  read: RecordReads,
  today: Day,
  asker: string,
  given: Given<AssignmentRequest>,
): Gathered | { problem: Problem } {
  const own = requestFaults(given.body)
  const { faults: strange, jurisdiction } = communityFaults(given.body, read)
  const no = malformed(given, () => [...own, ...strange])
  if (no) return no
  // What is malformed cannot be counted; a community that is unknown still can.
  if (own.length > 0 || jurisdiction === undefined) return faulty([...own, ...strange])
  const request = trusted(given)
  const { from } = request.period
  const edition = read.editionInForce(jurisdiction, from)
  const item = request.item === undefined ? undefined : edition?.items.get(request.item)
  const further = invalidInput([...strange, ...quantityFaults(request, item?.fee)])
  if (further) return further
  if (!edition)
    return problem(
      'no-edition-in-force',
      `辖区 ${jurisdiction} 在 ${from} 没有生效的服务清单`,
      `No service list of jurisdiction ${jurisdiction} is in force on ${from}`,
    )
  const organisation = read.organisation(asker)
  if (!organisation) return problem('forbidden', `单位 ${asker} 尚未登记`, `Organisation ${asker} is not registered`)
  return { request, edition, facts: factsOf(read, today, organisation, jurisdiction, request, edition) }
}

function factsOf(
  read: RecordReads,
  today: Day,
  { code, kind, jurisdiction: home }: Facts['asker'],
  jurisdiction: string,
  request: AssignmentRequest,
  { terms, calendar, items }: Edition,
): Facts {
  const communities = request.targets.map(({ community }) => community)
  const { period, item } = request
  const line = lineOf(read, request)
  const streets: Record<string, string> = {}
  for (const community of communities) streets[community] = read.community(community)?.street ?? ''
  const facts: Facts = {
    today,
    asker: { code, kind, jurisdiction: home },
    jurisdiction,
    streets,
    arrears: terms.arrearsBlock ? read.arrears(code, communities, today) : [],
    duplicates: item === undefined ? [] : read.duplicates(item, communities, period),
    load: terms.maxActiveItems === undefined ? {} : read.load(communities, period.from),
    notice: workingDaysBetween(calendar, today, period.from, terms.noticeWorkingDays),
  }
  if (line) {
    const payers = (item === undefined ? [] : (items.get(item)?.rests ?? [])).map(({ payer }) => payer)
    facts.line = shownOf(line, code, payers, request)
  }
  return facts
}

/** The line of the body that pays: codes are each jurisdiction's own. */
function lineOf(read: RecordReads, { support: { funding } }: AssignmentRequest): Row<'budgetLines'> | undefined {
  const jurisdiction = funding && read.organisation(funding.payer)?.jurisdiction
  if (jurisdiction === undefined || funding?.budgetLine === undefined) return undefined
  return read.budgetLine(jurisdiction, funding.budgetLine)
}

/** What a decision may rest on, and so what the asker may learn: see Facts. */
function shownOf(
  { code, organisation, year, totalFen: total, committedFen }: Row<'budgetLines'>,
  asker: string,
  payers: readonly (string | undefined)[],
  { targets }: AssignmentRequest,
): NonNullable<Facts['line']> {
  const line = { code, organisation, year }
  if (organisation === asker) return { ...line, totalFen: total, committedFen }
  return payers.includes(organisation) ? { ...line, covers: totalFen(targets) <= total - committedFen } : line
}
