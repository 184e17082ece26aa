// 登记: organisations, communities and budget lines. The examples are run as tests on the sample.
import Type from 'typebox'
import { organisationKinds } from '../../policy/terms.ts'
import {
  Code,
  Count,
  CreditCode,
  Fen,
  JurisdictionCode,
  Line,
  List,
  named,
  oneOf,
  optional,
  pageOf,
  ref,
  strict,
  strictNamed,
} from './pieces.ts'

const organisation = {
  name: Line(),
  kind: oneOf(organisationKinds),
  jurisdiction: JurisdictionCode,
  partOf: optional(Code),
  creditCode: optional(CreditCode),
}
const community = {
  name: Line(),
  jurisdiction: JurisdictionCode,
  street: Code,
  households: Count(1_000_000),
  residents: Count(10_000_000),
  staff: optional(Count(10_000)),
  grids: optional(Count(10_000)),
}
const budgetLine = {
  organisation: Code,
  year: Count(2999, 2000),
  totalFen: Fen,
  document: Line(),
  provisional: optional(Type.Boolean()),
}

export const OrganisationPut = strictNamed('OrganisationPut', organisation, {
  examples: [{ name: '样例区档案馆', kind: 'public-institution', jurisdiction: '990105' }],
})
export const CommunityPut = strictNamed('CommunityPut', community, {
  examples: [
    {
      name: '望江社区',
      jurisdiction: '990105',
      street: '990105-JD01',
      households: 2400,
      residents: 6600,
    },
  ],
})
export const BudgetLinePut = strictNamed('BudgetLinePut', budgetLine, {
  examples: [
    {
      organisation: '990105-SFJ',
      year: 2027,
      totalFen: 5_000_000,
      document: '部门预算批复：安置帮教协助经费',
    },
  ],
})

/** 登记簿: what one workbook, or one document, registers. */
export const RegistryDocument = strictNamed(
  'RegistryDocument',
  {
    organisations: optional(List(strict({ code: Code, ...organisation }), 10_000)),
    communities: optional(List(strict({ code: Code, ...community }), 10_000)),
    budgetLines: optional(List(strict({ code: Code, ...budgetLine }), 10_000)),
  },
  {
    examples: [
      {
        organisations: [
          { code: '990105-JD09', name: '样例区新街街道办事处', kind: 'street-office', jurisdiction: '990105' },
        ],
        communities: [
          {
            code: '990105009001',
            name: '新街社区',
            jurisdiction: '990105',
            street: '990105-JD09',
            households: 1800,
            residents: 5200,
          },
        ],
      },
    ],
  },
)
const counts = Type.Object({ created: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer() })
export const Registration = named('Registration', { organisations: counts, communities: counts, budgetLines: counts })

export const Organisation = named('Organisation', { code: Code, ...organisation })
export const Community = named('Community', { code: Code, ...community })
export const BudgetLine = named('BudgetLine', {
  code: Code,
  jurisdiction: JurisdictionCode,
  ...budgetLine,
  committedFen: Fen,
  availableFen: Type.Integer(),
})
export const OrganisationPage = pageOf('OrganisationPage', ref(Organisation))
export const CommunityPage = pageOf('CommunityPage', ref(Community))
export const BudgetLinePage = pageOf('BudgetLinePage', ref(BudgetLine))
