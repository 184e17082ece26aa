// 承接机构、网点和服务合同.
import Type from 'typebox'
import { obligationKinds, providerKinds } from '../../policy/terms.ts'
import { LogPlace } from './log-place.ts'
import {
  Code,
  Count,
  CreditCode,
  Day,
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

const provider = { name: Line(), creditCode: CreditCode, kind: oneOf(providerKinds) }
const outlet = { name: Line(), community: Code, operator: Type.Unsafe<string>({ ...Code, description: 'A provider' }) }
const placed = { code: Code, jurisdiction: JurisdictionCode }
export const ProviderPut = strictNamed('ProviderPut', provider, {
  examples: [{ name: '样例区同心社工服务社', creditCode: '52990105MJ00000181', kind: 'social-organisation' }],
})
export const OutletPut = strictNamed('OutletPut', outlet, {
  examples: [{ name: '听荷便民服务点', community: '990105001001', operator: 'CJ-001' }],
})
export const Provider = named('Provider', { ...placed, ...provider })
export const ProviderPage = pageOf('ProviderPage', ref(Provider))
export const Outlet = named('Outlet', { ...placed, ...outlet })
export const OutletPage = pageOf('OutletPage', ref(Outlet))

const codes = (maxItems: number) => Type.Array(Code, { minItems: 1, maxItems, uniqueItems: true })
const contract = {
  provider: Code,
  items: codes(500),
  communities: codes(500),
  period: strict({ from: Day, until: Day }),
  priceFen: Fen,
  payer: Code,
  document: Line(),
}
export const ContractPut = strictNamed(
  'ContractPut',
  {
    ...contract,
    instalments: List(
      strict({
        dueOn: Day,
        percent: optional(Count(100, 1)),
        amountFen: optional(Type.Integer({ ...Fen, minimum: 1 })),
      }),
      100,
      1,
    ),
  },
  {
    examples: [
      {
        provider: 'CJ-001',
        items: ['GF-02-02'],
        communities: ['990105001001'],
        period: { from: '2027-01-01', until: '2027-12-31' },
        priceFen: 12_000_000,
        instalments: [
          { dueOn: '2027-01-10', percent: 50 },
          { dueOn: '2027-07-01', percent: 50 },
        ],
        payer: '990105-JD01',
        document: '政府购买服务合同（样例）',
      },
    ],
  },
)
export const Contract = named('Contract', {
  ...placed,
  ...contract,
  instalments: Type.Array(Type.Object({ dueOn: Day, amountFen: Fen })),
  providerName: Type.String(),
  status: oneOf(['upcoming', 'in-force', 'ended', 'terminated']),
  endedOn: optional(Day),
  reason: optional(Type.String()),
  obligations: optional(
    Type.Array(Type.String(), { description: 'Where its instalments stand as commitments, one for each community' }),
  ),
  covers: optional(
    Type.Array(
      Type.Object({
        obligation: Type.String(),
        kind: oneOf(obligationKinds),
        community: Code,
        item: optional(Code),
        title: Type.String(),
        period: Type.Object({ from: Day, until: Day }),
      }),
      { description: 'Work under it that is not over' },
    ),
  ),
  log: optional(ref(LogPlace)),
})
export const ContractPage = pageOf('ContractPage', ref(Contract))
