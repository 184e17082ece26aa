import Type from 'typebox'
import { organisationKinds } from '../../policy/terms.ts'
import * as examples from './examples.ts'
import { Code, Count, Fen, JurisdictionCode, Line, named, oneOf, pageOf, ref, strictNamed } from './pieces.ts'

const organisation = { name: Line(), kind: oneOf(organisationKinds), jurisdiction: JurisdictionCode }
const community = {
  name: Line(),
  jurisdiction: JurisdictionCode,
  street: Code,
  households: Count(1_000_000),
  residents: Count(10_000_000),
}
const budgetLine = { organisation: Code, year: Count(2999, 2000), totalFen: Fen, document: Line() }

export const OrganisationPut = strictNamed('OrganisationPut', organisation, { examples: [examples.organisation] })
export const CommunityPut = strictNamed('CommunityPut', community, { examples: [examples.community] })
export const BudgetLinePut = strictNamed('BudgetLinePut', budgetLine, { examples: [examples.budgetLine] })

export const Organisation = named('Organisation', { code: Code, ...organisation })
export const Community = named('Community', { code: Code, ...community })
export const BudgetLine = named('BudgetLine', {
  code: Code,
  ...budgetLine,
  committedFen: Fen,
  availableFen: Type.Integer(),
})
export const OrganisationPage = pageOf('OrganisationPage', ref(Organisation))
export const CommunityPage = pageOf('CommunityPage', ref(Community))
export const BudgetLinePage = pageOf('BudgetLinePage', ref(BudgetLine))
