// A rejection as it is told, from its row and its entry.
import { wordFinding } from '../admission/decision-words.ts'
import type { DecisionBody } from '../admission/entries.ts'
import type { RecordReads } from '../ports.ts'
import { communityName } from '../registry/names.ts'
import { totalFen } from '../support/fees.ts'
import type { Language } from '../terms.ts'
import type { RejectionRow } from './reads.ts'

/** What rejection entries have in common, whoever rejected. */
type RejectionBody = Partial<DecisionBody> & { title?: string; reason?: string; description?: string }

/** Names of today stand beside the codes; who sent unadmitted work may be known by a name alone. */
export function toldRejection(
  row: RejectionRow,
  language: Language,
  read: Pick<RecordReads, 'organisation' | 'community'>,
) {
  const header = JSON.parse(row.leaf)
  const body = JSON.parse(row.body) as RejectionBody
  const reason = body.reason ?? body.description
  const communities = (header.communities ?? []) as string[]
  const organisationName = row.organisation === null ? undefined : read.organisation(row.organisation)?.name
  return {
    index: row.entry,
    recordedAt: row.recordedAt,
    by: row.by,
    ...(row.ground !== null && { ground: row.ground }),
    advisory: row.advisory === 1,
    ...(row.organisation !== null && { organisation: row.organisation }),
    ...(organisationName !== undefined && { organisationName }),
    communities,
    communityNames: communities.map((code) => communityName(read, code)),
    ...(row.item !== null && { item: row.item }),
    jurisdiction: row.jurisdiction,
    title: body.request?.title ?? body.title ?? '',
    ...(body.request && { amountFen: totalFen(body.request.targets) }),
    rules: (header.rules ?? []) as string[],
    findings: (body.decision?.findings ?? []).map((finding) => wordFinding(finding, language)),
    ...(reason !== undefined && { reason }),
    ...(body.edition && { edition: body.edition }),
    ...(row.assignment !== null && { assignment: row.assignment }),
    ...(header.obligation !== undefined && { obligation: header.obligation as string }),
    leafHash: row.leafHash,
  }
}
export type ToldRejection = ReturnType<typeof toldRejection>
