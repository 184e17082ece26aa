// An obligation as it is kept, and as the core knows it.
import type { Row } from '../../../policy/record/rows.ts'
import type { KeptCommitment } from '../promised.ts'
import { obligations } from '../tables/index.ts'

/** The columns that its commitments are made of. */
export const holder = {
  id: obligations.id,
  organisation: obligations.organisation,
  community: obligations.community,
  promises: obligations.promises,
}

export type KeptObligation = typeof obligations.$inferSelect

export function obligationRow({
  key: _,
  promises: __,
  owing: ___,
  lapsing: ____,
  ...row
}: KeptObligation): Row<'obligations'> {
  return row
}

/** What a delivery is for. */
export function promiseFor(
  promises: string,
  { obligation, commitment }: Pick<Row<'deliveries'>, 'obligation' | 'commitment'>,
): Pick<Row<'commitments'>, 'kind' | 'what'> & { promisedFen: number | null } {
  const key = commitment.slice(obligation.length + 1)
  const found = (JSON.parse(promises) as KeptCommitment[]).find((one) => one.key === key)
  if (!found) throw new Error(`there is a delivery for ${commitment}, which nobody promised`)
  return { kind: found.kind, what: found.what, promisedFen: found.amountFen ?? null }
}
