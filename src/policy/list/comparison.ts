// 比对: what a draft or an edition says otherwise than another, in words, and what that means for work that runs.
import { upwards } from '../access/jurisdictions.ts'
import type { RecordReads } from '../ports.ts'
import type { Day, EditionDocument, Language, Problem } from '../terms.ts'
import { othersTurn } from '../turn.ts'
import { wordDifferences } from './difference-words.ts'
import { differences } from './differences.ts'
import { type Impact, impactsOf, itemsTouched, type LiveWork } from './impact.ts'
import { noDraft, noEdition } from './missing.ts'

/** Effects shown; a change that touches more work than this is known by their number. */
const shown = 1000
/** Communities looked through between two turns of the event loop. */
const step = 50

/** One side of a comparison that is an edition. */
export interface EditionSide {
  jurisdiction: string
  number: number
  document: EditionDocument
}

type No = { problem: Problem }

/** What the draft changes against an edition; unless one is named, against what it would take the place of. */
export function draftSides(
  read: RecordReads,
  jurisdiction: string,
  against: number | undefined,
  today: Day,
): { from: EditionSide | undefined; to: EditionDocument } | No {
  const draft = read.draft(jurisdiction)
  if (!draft) return noDraft(jurisdiction)
  const from =
    against === undefined ? inForceOrLatest(read, jurisdiction, today) : editionSide(read, jurisdiction, against)
  return from && 'problem' in from ? from : { from, to: JSON.parse(draft.document) }
}

/** What an edition changes against another; unless one is named, against the one before it. */
export function editionSides(
  read: RecordReads,
  jurisdiction: string,
  number: number,
  against: number | undefined,
): { from: EditionSide | undefined; to: EditionDocument } | No {
  const to = editionSide(read, jurisdiction, number)
  if ('problem' in to) return to
  const before = against ?? to.number - 1
  const from = before === 0 ? undefined : editionSide(read, jurisdiction, before)
  return from && 'problem' in from ? from : { from, to: to.document }
}

function editionSide(read: RecordReads, jurisdiction: string, number: number): EditionSide | No {
  const row = read.editionRow(jurisdiction, number)
  return row ? { jurisdiction, number, document: JSON.parse(row.document) } : noEdition(jurisdiction, number)
}

/** The edition in force on a day, be it of the jurisdiction above; else one that waits. */
function inForceOrLatest(read: RecordReads, jurisdiction: string, today: Day): EditionSide | No | undefined {
  const inForce = read.editionInForce(jurisdiction, today)?.ref
  if (inForce) return editionSide(read, inForce.jurisdiction, inForce.number)
  const latest = read.latestEdition(jurisdiction)
  return latest && editionSide(read, jurisdiction, latest.number)
}

/** The comparison as it is answered. Work that runs is looked through in short steps. */
export async function compared(
  read: RecordReads,
  jurisdiction: string,
  { from, to }: { from: EditionSide | undefined; to: EditionDocument },
  today: Day,
  language: Language,
) {
  const found = differences(from?.document, to)
  const touched = itemsTouched(from?.document, to, found)
  const works = touched.length === 0 ? [] : await liveWork(read, jurisdiction, touched, today)
  const impactOf = impactsOf(from?.document, to, today, (code) => read.organisation(code))
  const effects: Impact[] = works.flatMap(impactOf)
  return {
    ...(from && { against: { jurisdiction: from.jurisdiction, number: from.number } }),
    ...found,
    words: wordDifferences(found, from?.document, to, language),
    effects: effects.slice(0, shown),
    effectsTotal: effects.length,
  }
}

/** Live assignments of these items wherever this jurisdiction's list governs, a few communities at a time. */
async function liveWork(
  read: RecordReads,
  jurisdiction: string,
  items: readonly string[],
  on: Day,
): Promise<LiveWork[]> {
  const works = new Map<string, LiveWork>()
  for (let after = ''; ; await othersTurn()) {
    const communities = read.communitiesWithin(jurisdiction, after, step)
    const governed = communities
      .filter((one) => reaches(read, jurisdiction, one.jurisdiction, on))
      .map(({ code }) => code)
    for (const { community, jurisdiction: _, ...work } of read.liveAt(governed, items, on)) {
      const known = works.get(work.assignment)
      if (known) known.communities.push(community)
      else works.set(work.assignment, { ...work, communities: [community] })
    }
    if (communities.length < step) break
    after = communities.at(-1)?.code as string
  }
  return [...works.values()].sort((a, b) => Number(a.assignment.slice(1)) - Number(b.assignment.slice(1)))
}

/** True where no list nearer to the community than this jurisdiction's is in force. */
function reaches(read: RecordReads, jurisdiction: string, community: string, on: Day): boolean {
  const nearer = upwards(community).filter((code) => code.length > jurisdiction.length)
  return nearer.every((code) => read.editionInForce(code, on)?.ref.jurisdiction !== code)
}
