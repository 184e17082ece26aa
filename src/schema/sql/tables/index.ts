// What is kept, for SQLite; a new capability's tables are a line here. Text and integer columns only, named as rows are;
// JSON stands as the canonical text that is hashed.
import type { Row, TableName } from '../../../policy/record/rows.ts'
import { assignmentEntries, assignments } from './admission.ts'
import { editions } from './list.ts'
import { budgetLines, communities, organisations } from './registry.ts'
import { rejectionCommunities, rejectionRules, rejections } from './rejections.ts'
import { commitments, deliveries, deliveryAnswers, obligationEvents, obligations } from './support.ts'

export * from './admission.ts'
export * from './beside.ts'
export * from './list.ts'
export * from './log.ts'
export * from './registry.ts'
export * from './rejections.ts'
export * from './support.ts'

/** Every table that the log folds into, by the core's name for it. */
export const recordTables = {
  organisations,
  communities,
  budgetLines,
  editions,
  assignments,
  obligations,
  commitments,
  deliveries,
  deliveryAnswers,
  obligationEvents,
  rejections,
  rejectionRules,
  rejectionCommunities,
  assignmentEntries,
} satisfies Record<TableName, unknown>

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
type Kept<T extends TableName> = (typeof recordTables)[T]['$inferSelect']
/** Fails to compile where a table and the core's row for it part ways. */
export const tablesMatchRows: { [T in TableName]: Same<Kept<T>, Row<T>> } = {
  organisations: true,
  communities: true,
  budgetLines: true,
  editions: true,
  assignments: true,
  obligations: true,
  commitments: true,
  deliveries: true,
  deliveryAnswers: true,
  obligationEvents: true,
  rejections: true,
  rejectionRules: true,
  rejectionCommunities: true,
  assignmentEntries: true,
}
