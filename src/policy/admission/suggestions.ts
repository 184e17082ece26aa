// “您要找的是不是”: for work off the list the items that come closest, for work that is somebody else's, whose.
// Worked out when answering, from the edition that decided; it is advice, and not recorded.

import { isAssignable } from '../list/assignable.ts'
import type { CompiledItem, Edition } from '../list/edition.ts'
import { closestItems, type Found } from '../list/search.ts'
import type { RecordReads } from '../ports.ts'
import { organisationName } from '../registry/names.ts'
import type { AssignmentRequest, EditionRef, Finding, ItemKind } from '../terms.ts'

export interface Suggestion {
  code: string
  name: string
  nameEn?: string
  kind: ItemKind
  whose?: { code: string; name: string }[]
}

const atMost = 5

/** Nothing where the decision names neither work off the list nor work of somebody else: most decisions pay one look for this. */
export function suggestionsFor(
  reads: RecordReads,
  request: AssignmentRequest,
  { findings, edition: ref }: { findings: readonly Finding[]; edition: EditionRef },
): { suggestions?: Suggestion[] } {
  if (findings.length === 0) return {}
  const fires = (rule: string) => findings.some((finding) => finding.rule === rule)
  const offList = fires('off-list')
  if (!offList && !fires('department-duty') && !fires('street-service')) return {}
  const edition = reads.edition(ref.jurisdiction, ref.number)
  if (!edition) return {}
  const found = offList ? closestTo(edition, request) : insteadOf(edition, request)
  return found.length === 0 ? {} : { suggestions: found.map(({ item }) => suggestion(reads, item, request)) }
}

function closestTo(edition: Edition, { item, title, plan }: AssignmentRequest): Found[] {
  return closestItems(
    edition,
    { ...(item !== undefined && { code: item }), title, content: plan?.content ?? '' },
    atMost,
  )
}

/** The item itself, to say whose it is, and then what may be asked of a community in its place. */
function insteadOf(edition: Edition, { item: code = '', title }: AssignmentRequest): Found[] {
  const item = edition.items.get(code)
  if (!item) return []
  // Own duties are no advice, even where the terms let them be assigned.
  const open = (one: CompiledItem) => isAssignable(one, { ownDutyAssignable: false })
  const others = closestItems(edition, { title, content: item.name }, atMost - 1, (one) => one !== item && open(one))
  return [{ item, rank: 1 }, ...others]
}

function suggestion(reads: RecordReads, item: CompiledItem, request: AssignmentRequest): Suggestion {
  const { code, name, nameEn, kind } = item
  const whose = ownersOf(reads, item, request).map((owner) => ({
    code: owner,
    name: organisationName(reads, owner),
  }))
  return { code, name, ...(nameEn !== undefined && { nameEn }), kind, ...(whose.length > 0 && { whose }) }
}

/** Whose the work is, where it is not a community's; of street offices, those of the communities asked for. */
function ownersOf(reads: RecordReads, item: CompiledItem, { targets }: AssignmentRequest): readonly string[] {
  const { kind, leads = [], needsAdministrativeStatus } = item
  if (kind === 'street-service') {
    const streets = new Set(targets.map(({ community }) => reads.community(community)?.street))
    const own = leads.filter((lead) => streets.has(lead))
    return own.length > 0 ? own : leads
  }
  return kind === 'department-duty' || needsAdministrativeStatus ? leads : []
}
