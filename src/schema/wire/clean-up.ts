// 清理: what communities carried before the list, and what became of it.
import Type from 'typebox'
import { cleanUpKinds, disposals } from '../../policy/terms.ts'
import { LogPlace } from './log-place.ts'
import {
  Code,
  Day,
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

const line = {
  code: Code,
  kind: oneOf(cleanUpKinds),
  name: Line(),
  organisation: optional(Code),
}
export const CleanUpDocument = strictNamed(
  'CleanUpDocument',
  {
    jurisdiction: JurisdictionCode,
    lines: List(
      strict({ ...line, communities: Type.Array(Code, { minItems: 1, maxItems: 1000, uniqueItems: true }) }),
      5000,
      1,
    ),
  },
  {
    examples: [
      {
        jurisdiction: '990105',
        lines: [
          {
            code: 'QL-001',
            kind: 'ledger',
            name: '高龄老人纸质台账',
            organisation: '990105-MZJ',
            communities: ['990105001001', '990105002001'],
          },
        ],
      },
    ],
  },
)
const count = Type.Integer({ minimum: 0 })
export const Inventory = named('Inventory', { created: count, changed: count, unchanged: count })

export const CleanUpDisposal = strictNamed(
  'CleanUpDisposal',
  {
    as: oneOf(disposals),
    into: optional(Type.Unsafe<string>({ ...Line(), description: 'merged: into what' })),
    item: optional(Type.Unsafe<string>({ ...Code, description: 'kept: the item of the list in force' })),
    organisation: optional(
      Type.Unsafe<string>({ ...Code, description: 'returned: to whom; taken-back: by which street office' }),
    ),
  },
  { examples: [{ as: 'cancelled' }] },
)
export const CleanUpLine = named('CleanUpLine', {
  jurisdiction: JurisdictionCode,
  ...line,
  organisationName: optional(Type.String()),
  communities: Type.Array(Code),
  disposal: optional(
    Type.Object({
      as: oneOf(disposals),
      on: Day,
      into: optional(Type.String()),
      item: optional(Code),
      organisation: optional(Code),
    }),
  ),
  log: optional(ref(LogPlace)),
})
export const CleanUpPage = pageOf('CleanUpPage', ref(CleanUpLine))

const counts = {
  before: count,
  after: Type.Integer({
    minimum: 0,
    description: 'What is carried after: kept, still open, and each thing once that others were merged into',
  }),
  cancelled: count,
  merged: count,
  kept: count,
  takenBack: count,
  returned: count,
  open: Type.Integer({ minimum: 0, description: 'Nothing became of them yet' }),
}
export const CleanUpSummary = named('CleanUpSummary', {
  jurisdiction: JurisdictionCode,
  sentence: Type.String({ description: 'In words, as it is reported; empty while nothing was disposed of' }),
  total: Type.Object(counts),
  items: Type.Array(Type.Object({ key: Type.String(), name: optional(Type.String()), ...counts })),
})
