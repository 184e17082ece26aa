// What entries on the registry change.
import type { Change, Folds } from '../record/rows.ts'
import type { Freed, RegistryBodies } from './entries.ts'

export const registryFold: Folds<RegistryBodies> = {
  'organisation-recorded': (put) => [{ table: 'organisations', put }],
  'community-recorded': (put) => [{ table: 'communities', put }],
  'budget-line-recorded': (put) => [{ table: 'budgetLines', put }],
}

/** What goes back to a line is no longer committed on it. */
export function freed({ budgetLine, freedFen }: Freed): Change[] {
  if (budgetLine === undefined || freedFen === 0) return []
  return [{ table: 'budgetLines', where: { code: budgetLine }, add: { committedFen: -freedFen } }]
}
