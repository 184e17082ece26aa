// What entries on expenditures change.
import type { EntryHeader } from '../log/header.ts'
import type { Change, Folds, Recorded } from '../record/rows.ts'
import type { SpendingBodies } from './entries.ts'

export const spendingFold: Folds<SpendingBodies> = {
  'expenditure-recorded': (body, header, at) => [spent(body, header, at)],
  'expenditure-corrected': (body, header, at) => [
    { table: 'expenditures', where: { id: body.corrects }, set: { correctedBy: body.expenditure } },
    spent(body, header, at),
  ],
}

function spent(
  {
    expenditure: id,
    ...body
  }: SpendingBodies['expenditure-recorded'] & Partial<SpendingBodies['expenditure-corrected']>,
  { organisation = '', jurisdiction = '', communities = [] }: EntryHeader,
  { index, on }: Recorded,
): Change {
  const { obligation, title, spentOn, amountFen, purpose, voucher = null, corrects = null, reason = null } = body
  const whose = { community: communities[0] ?? '', organisation, jurisdiction }
  const told = { title, spentOn, amountFen, purpose, voucher, recordedOn: on, corrects, reason }
  return { table: 'expenditures', put: { id, entry: index, obligation, ...whose, ...told, correctedBy: null } }
}
