// What is read of contracts.
import type { PageOf } from '../paging.ts'
import type { Row } from '../record/rows.ts'
import type { Day } from '../terms.ts'

export interface ContractFilter {
  /** This jurisdiction and all below it. */
  within: string
  provider?: string
  /** Those that end between these days. */
  endFrom?: Day
  endUntil?: Day
}

export interface ContractReads {
  contract(jurisdiction: string, code: string): Row<'contracts'> | undefined
  contractsOf(code: string, within: string): Row<'contracts'>[]
  /** Those of one jurisdiction, by code. */
  contractsIn(jurisdiction: string): readonly Row<'contracts'>[]
  /** By jurisdiction and code, `after` as `990105/HT-1`. */
  contracts(filter: ContractFilter, at: PageOf): Row<'contracts'>[]
  /** What is borne under a contract, and what it promises itself; in the order of the record. */
  obligationsUnder(jurisdiction: string, contract: string): Row<'obligations'>[]
}
