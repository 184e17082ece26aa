// What the tables keep, and what it is to change them. Text and integer only; null where there is nothing; JSON as
// canonical text. Each capability says its own rows; a new one is a line here.
import type { AdmissionRows } from '../admission/rows.ts'
import type { CleanUpRows } from '../clean-up/rows.ts'
import type { ContractRows } from '../contracts/rows.ts'
import type { ListRows } from '../list/rows.ts'
import type { EntryHeader } from '../log/header.ts'
import type { RegistryRows } from '../registry/rows.ts'
import type { RejectionRows } from '../rejections/rows.ts'
import type { SpendingRows } from '../spending/rows.ts'
import type { SupportRows } from '../support/rows.ts'
import type { Day } from '../terms.ts'

export interface Rows
  extends RegistryRows,
    ListRows,
    AdmissionRows,
    SupportRows,
    SpendingRows,
    CleanUpRows,
    ContractRows,
    RejectionRows {}
export type TableName = keyof Rows
export type Row<T extends TableName> = Rows[T]

/** Columns that entries only add to: a row begins with 0 there, and putting it again leaves them. */
interface Sums {
  budgetLines: 'committedFen'
}
type Put<T extends TableName> = T extends keyof Sums ? Omit<Rows[T], Sums[T]> : Rows[T]

/** One change of one table. `put` inserts, or replaces the columns given; `set` and `add` touch the rows that `where` names. */
export type Change = {
  [T in TableName]:
    | { table: T; put: Put<T> }
    | { table: T; where: Partial<Rows[T]>; set: Partial<Rows[T]> }
    | { table: T; where: Partial<Rows[T]>; add: Partial<Rows[T]> }
}[TableName]

/** Where and when an entry was recorded. */
export interface Recorded {
  index: number
  /** The Shanghai day. */
  on: Day
}

/** What entries of each type change, in order: a function of the entry and its place alone. */
export type Folds<Bodies> = {
  [T in keyof Bodies]: (body: Bodies[T], header: EntryHeader, recorded: Recorded) => Change[]
}
