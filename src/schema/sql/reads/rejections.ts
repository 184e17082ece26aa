// Rejections by any filter, and counted.
import type { RejectionReads } from '../../../policy/rejections/reads.ts'
import type { Statements } from '../engine/statements.ts'
import { bounds } from './rejection-bounds.ts'
import { rejectionCounts } from './rejection-counts.ts'
import { rejectionPages } from './rejection-pages.ts'

export function rejectionReads(db: Statements): RejectionReads {
  const within = bounds(db)
  return { rejections: rejectionPages(db, within).rejections, ...rejectionCounts(db, within) }
}
