// What is read of service lists.
import type { PageOf } from '../paging.ts'
import type { Row } from '../record/rows.ts'
import type { Day, Instant } from '../terms.ts'
import type { Edition } from './edition.ts'
import type { LiveWork } from './impact.ts'

/** A draft as it is kept: work in progress, and nobody's word yet. */
export interface Draft {
  jurisdiction: string
  /** Grows with every change. */
  version: number
  /** Canonical JSON. */
  document: string
  /** The key that edited it last. */
  editedBy: string
  editedAt: Instant
}

/** What a collection says of an edition. */
export type EditionHeading = Pick<
  Row<'editions'>,
  'jurisdiction' | 'number' | 'effectiveFrom' | 'hash' | 'title' | 'publishedAt'
>

export type LiveRow = Omit<LiveWork, 'communities'> & { community: string; jurisdiction: string }

export interface ListReads {
  /** The edition in force on a day, from this jurisdiction or else the nearest above it that has a list. */
  editionInForce(jurisdiction: string, on: Day): Edition | undefined
  /** An edition compiled. */
  edition(jurisdiction: string, number: number): Edition | undefined
  /** An edition as it is kept. */
  editionRow(jurisdiction: string, number: number): Row<'editions'> | undefined
  latestEdition(jurisdiction: string): { number: number; effectiveFrom: Day; hash: string } | undefined
  /** By number. */
  editions(jurisdiction: string, at: PageOf): EditionHeading[]
  draft(jurisdiction: string): Draft | undefined
  /** Whose list is in force on a day, by jurisdiction, 200 at most. No list is opened for this. */
  listsInForce(on: Day): { jurisdiction: string; title: string }[]
  /** Codes of communities of a jurisdiction and all below it, behind `after`, with their own jurisdiction. */
  communitiesWithin(jurisdiction: string, after: string, limit: number): { code: string; jurisdiction: string }[]
  /** Obligations at these communities, of these items, that run on `today` or later or wait for review. */
  liveAt(communities: readonly string[], items: readonly string[], today: Day): LiveRow[]
}
