// What is kept, for SQLite; a new capability's tables are a line here. Text and integer columns only, named as rows are;
// JSON stands as the canonical text that is hashed.
import type { Row, TableName } from '../../../policy/record/rows.ts'
import { assignmentEntries, assignments } from './admission.ts'
import { burdens } from './burden.ts'
import { cleanUpLines } from './clean-up.ts'
import { contracts } from './contracts.ts'
import { editions } from './list.ts'
import { budgetLines, communities, organisations, outlets, providers } from './registry.ts'
import { rejectionCommunities, rejectionCounts, rejectionRules, rejections } from './rejections.ts'
import { expenditures } from './spending.ts'
import { deliveries, deliveryAnswers, dues, obligationEvents, obligations } from './support.ts'

export * from './admission.ts'
export * from './beside.ts'
export * from './burden.ts'
export * from './clean-up.ts'
export * from './contracts.ts'
export * from './list.ts'
export * from './log.ts'
export * from './registry.ts'
export * from './rejections.ts'
export * from './spending.ts'
export * from './support.ts'

/** Every table that the log folds into, by the core's name for it; of commitments, see promised.ts. */
export const recordTables = {
  organisations,
  communities,
  budgetLines,
  editions,
  assignments,
  obligations,
  deliveries,
  deliveryAnswers,
  obligationEvents,
  expenditures,
  cleanUpLines,
  contracts,
  providers,
  outlets,
  rejections,
  rejectionRules,
  rejectionCommunities,
  rejectionCounts,
  assignmentEntries,
} satisfies Record<Exclude<TableName, 'commitments'>, unknown>
type RecordTable = keyof typeof recordTables

/** What follows from the tables of the record, and is kept beside them to be found by. */
const derivedTables = { dues, burdens }

/** Every table that follows from the log. */
export const foldedTables = { ...recordTables, ...derivedTables }
export type FoldedTable = keyof typeof foldedTables

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
type Kept<T extends RecordTable> = (typeof recordTables)[T]['$inferSelect']
/** Where more is kept than the core knows: what its commitments are, and what it is found by. */
interface Otherwise {
  obligations: Row<'obligations'> & { key: number; promises: string; owing: string | null; lapsing: string | null }
}
type Meant<T extends RecordTable> = T extends keyof Otherwise ? Otherwise[T] : Row<T>
/** Fails to compile where a table and the core's row for it part ways. */
export const tablesMatchRows: { [T in RecordTable]: Same<Kept<T>, Meant<T>> } = {
  organisations: true,
  communities: true,
  budgetLines: true,
  editions: true,
  assignments: true,
  obligations: true,
  deliveries: true,
  deliveryAnswers: true,
  obligationEvents: true,
  expenditures: true,
  cleanUpLines: true,
  contracts: true,
  providers: true,
  outlets: true,
  rejections: true,
  rejectionRules: true,
  rejectionCommunities: true,
  rejectionCounts: true,
  assignmentEntries: true,
}
