// The facts that deciding a request needs, read from the record, and the request itself once it has no faults.

import { upwards } from '../access/jurisdictions.ts'
import { sameKey } from '../clean-up/names.ts'
import { contractsOf, isContracted } from '../contracts/covering.ts'
import type { Edition } from '../list/edition.ts'
import { proven } from '../list/proven.ts'
import type { RecordReads } from '../ports.ts'
import { faulty, invalidInput, problem } from '../problem.ts'
import type { Row } from '../record/rows.ts'
import { totalFen } from '../support/fees.ts'
import type { AskedRequest, AssignmentRequest, Day, Facts, Organisation, Problem, Terms } from '../terms.ts'
import { type Given, malformed, trusted } from '../untrusted.ts'
import { noticeOf } from './notice.ts'
import { orderKey } from './orders.ts'
import {
  amendsFaults,
  bearerFaults,
  communityFaults,
  contractFaults,
  itemAsked,
  quantityFaults,
  requestFaults,
} from './request-faults.ts'
import { noticeNeeded } from './rulebook/notice.ts'
import { mayPay } from './rulebook/payers.ts'

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
  given: Given<AskedRequest>,
): Gathered | { problem: Problem } {
  const own = requestFaults(given.body)
  const { faults: unknown, jurisdiction } = communityFaults(given.body, read)
  const strange = [
    ...unknown,
    ...amendsFaults(given.body, asker, read),
    ...contractFaults(given.body, jurisdiction, read),
    ...bearerFaults(given.body, itemAsked(read, given.body, jurisdiction)),
  ]
  const no = malformed(given, () => [...own, ...strange])
  if (no) return no
  // What is malformed cannot be counted; a community that is unknown still can.
  if (own.length > 0 || jurisdiction === undefined) return faulty([...own, ...strange])
  const sent = trusted(given)
  const { from } = sent.period
  const edition = read.editionInForce(jurisdiction, from)
  const item = sent.item === undefined ? undefined : edition?.items.get(sent.item)
  // As the item has it, where the request does not say: from here on it is as if it had been said.
  const { receiver, role } = { ...item, ...sent } as AssignmentRequest
  const request: AssignmentRequest = { ...sent, receiver, role }
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
  asker: Organisation,
  jurisdiction: string,
  request: AssignmentRequest,
  edition: Edition,
): Facts {
  const { terms, calendar, items } = edition
  const communities = request.targets.map(({ community }) => community)
  const { period, item } = request
  const line = lineOf(read, request, today)
  const streets: Record<string, string> = {}
  const sizes: NonNullable<Facts['sizes']> = {}
  for (const code of communities) {
    const { street = '', households = 0, residents = 0 } = read.community(code) ?? {}
    streets[code] = street
    sizes[code] = { households, residents }
  }
  const { code, kind, jurisdiction: home, partOf } = asker
  const above = partOf === undefined ? undefined : read.organisation(partOf)
  const listed = item === undefined ? undefined : items.get(item)
  const facts: Facts = {
    today,
    asker: { code, kind, jurisdiction: home, ...(partOf !== undefined && { partOf }) },
    ...(above?.kind === 'street-office' && { askerStreet: above.code }),
    jurisdiction,
    streets,
    sizes,
    arrears: terms.arrearsBlock ? read.arrears(code, communities, today) : [],
    duplicates: item === undefined ? [] : read.duplicates(item, communities, period, today),
    load: terms.maxActiveItems === undefined ? {} : read.load(communities, period.from, today),
    notice: noticeOf(calendar, today, period.from, noticeNeeded(listed, terms)),
  }
  if (listed?.effort && terms.staffHoursPerMonth !== undefined) {
    const staffHours = staffHoursOf(read, communities, terms.staffHoursPerMonth)
    if (Object.keys(staffHours).length > 0) facts.staffHours = staffHours
  }
  if (listed && isContracted(request.receiver)) facts.contracts = contractsOf(read, jurisdiction, request)
  const cancelled = cancelledOf(read, jurisdiction, request)
  if (cancelled.length > 0) facts.cancelled = cancelled
  if (listed === undefined && request.plan?.bases)
    facts.planBases = request.plan.bases.map((basis) => proven(basis, edition))
  if (request.emergency)
    facts.underOrder = read.underOrder(orderKey(request.emergency), listed?.code ?? null, communities, today)
  if (line) facts.line = shownOf(line, asker, terms, request)
  return facts
}

function staffHoursOf(read: RecordReads, communities: readonly string[], each: number): Record<string, number> {
  const hours: Record<string, number> = {}
  for (const code of communities) {
    const { staff } = read.community(code) ?? {}
    if (staff !== undefined) hours[code] = staff * each
  }
  return hours
}

/** What a clean-up of the jurisdiction, or of one above it, cancelled of what is asked now. */
function cancelledOf(
  read: RecordReads,
  jurisdiction: string,
  { title, demands = [] }: AssignmentRequest,
): NonNullable<Facts['cancelled']> {
  const found: NonNullable<Facts['cancelled']> = []
  for (const place of upwards(jurisdiction)) {
    const cancelled = read.cancelledIn(place)
    if (cancelled.size === 0) continue
    for (const { kind, name } of [{ kind: 'task' as const, name: title }, ...demands]) {
      const line = cancelled.get(sameKey(kind, name))
      if (line && !found.includes(line)) found.push(line)
    }
  }
  return found
}

/** The line of the body that pays: codes are each jurisdiction's own. */
function lineOf(
  read: RecordReads,
  { support: { funding } }: AssignmentRequest,
  today: Day,
): Row<'budgetLines'> | undefined {
  const jurisdiction = funding && read.organisation(funding.payer)?.jurisdiction
  if (jurisdiction === undefined || funding?.budgetLine === undefined) return undefined
  return read.budgetLine(jurisdiction, funding.budgetLine, today)
}

/** What a decision may rest on, and so what the asker may learn: see Facts. */
function shownOf(
  { code, organisation, year, totalFen: total, committedFen, provisional }: Row<'budgetLines'>,
  asker: Organisation,
  terms: Terms,
  { targets }: AssignmentRequest,
): NonNullable<Facts['line']> {
  const line = { code, organisation, year, ...(provisional === 1 && { provisional: true as const }) }
  if (organisation === asker.code) return { ...line, totalFen: total, committedFen }
  return mayPay(organisation, asker, terms) ? { ...line, covers: totalFen(targets) <= total - committedFen } : line
}
