// Whole things of the registry, put as their routes put them: the code from the address, the rest as the body.
import type { Principal } from '../src/policy/access/principal.ts'
import * as recording from '../src/policy/registry/recording.ts'
import type { BudgetLine, Community, Organisation } from '../src/policy/terms.ts'
import { given } from '../src/policy/untrusted.ts'

export const recordOrganisation = (caller: Principal, { code, ...value }: Organisation) =>
  recording.recordOrganisation(caller, code, given(value))

export const recordCommunity = (caller: Principal, { code, ...value }: Community) =>
  recording.recordCommunity(caller, code, given(value))

export const recordBudgetLine = (caller: Principal, { code, ...value }: BudgetLine) =>
  recording.recordBudgetLine(caller, code, given(value))
