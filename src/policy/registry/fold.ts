// What entries on the registry change.
import type { Change, Folds } from '../record/rows.ts'
import type { Freed, RegistryBodies } from './entries.ts'

export const registryFold: Folds<RegistryBodies> = {
  'organisation-recorded': ({ partOf = null, creditCode = null, ...one }) => [
    { table: 'organisations', put: { ...one, partOf, creditCode } },
  ],
  'community-recorded': ({ staff = null, grids = null, ...one }) => [
    { table: 'communities', put: { ...one, staff, grids } },
  ],
  'provider-recorded': (one, { jurisdiction = '' }) => [{ table: 'providers', put: { ...one, jurisdiction } }],
  'outlet-recorded': (one, { jurisdiction = '' }) => [{ table: 'outlets', put: { ...one, jurisdiction } }],
  'budget-line-recorded': ({ provisional, ...line }, { jurisdiction = '' }) => [
    { table: 'budgetLines', put: { ...line, jurisdiction, provisional: provisional ? 1 : null } },
  ],
}

/** What goes back to a line is no longer committed on it. */
export function freed({ budgetLine, payer, freedFen }: Freed): Change[] {
  if (budgetLine === undefined || freedFen === 0) return []
  return [committed(budgetLine, payer, -freedFen)]
}

/** Money committed on the line of whoever pays. Entries of before codes were each jurisdiction's own need no payer: a code named one line. */
export function committed(code: string, payer: string | undefined, committedFen: number): Change {
  const where = { code, ...(payer !== undefined && { organisation: payer }) }
  return { table: 'budgetLines', where, add: { committedFen } }
}
