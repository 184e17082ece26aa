// Whose matter a line of the list is: whether it may be assigned at all, and who may ask for it. Requests are decided by
// this, and running work is held against it when a list changes.

import { type Item, isCarried, type Organisation, type Terms } from '../terms.ts'

/** The committee's own by law, under terms that do not make such duties assignable. */
export function staysWithCommittee(
  { kind }: Pick<Item, 'kind'>,
  { ownDutyAssignable }: Pick<Terms, 'ownDutyAssignable'>,
): boolean {
  return kind === 'own-duty' && !ownDutyAssignable
}

/** The department's duty, or something that only an administrative subject may do. */
export function staysWithDepartment({ kind, needsAdministrativeStatus }: Item): boolean {
  return kind === 'department-duty' || needsAdministrativeStatus === true
}

/** True of an item that somebody may ask a community to carry. */
export function isAssignable(item: Item, terms: Pick<Terms, 'ownDutyAssignable'>): boolean {
  return isCarried(item.kind) && !staysWithCommittee(item, terms) && !staysWithDepartment(item)
}

/** True of a lead organisation and of what is part of one, of a street office where the item says so, and of everybody where no lead is named. */
export function mayAskFor(
  { leads, streetMayAsk }: Item,
  { code, kind, partOf }: Pick<Organisation, 'code' | 'partOf'> & { kind: Organisation['kind'] | undefined },
): boolean {
  if (leads === undefined || leads.includes(code)) return true
  if (partOf !== undefined && leads.includes(partOf)) return true
  return kind === 'street-office' && streetMayAsk === true
}
