// 清单版本 as it crosses the wire. Its meaning is checked by policy/list/edition-faults.
import Type, { type Static } from 'typebox'
import {
  barredKinds,
  demandKinds,
  emergencyLevels,
  feePeriods,
  feeUnits,
  forces,
  itemKinds,
  receivers,
  workRoles,
} from '../../../policy/terms.ts'
import {
  Code,
  Count,
  Day,
  EditionRef,
  Fen,
  Instant,
  JurisdictionCode,
  LawDay,
  Line,
  List,
  named,
  oneOf,
  optional,
  Prose,
  pageOf,
  ref,
  strict,
  strictNamed,
} from '../pieces.ts'

const basis = {
  id: Code,
  title: Line(),
  article: Line(60),
  force: oneOf(forces),
  from: optional(LawDay),
  until: optional(LawDay),
  successor: optional(Code),
}
export const Basis = strictNamed('Basis', basis)

const item = {
  code: Code,
  kind: oneOf(itemKinds),
  category: Line(60),
  name: Line(),
  nameEn: optional(Line()),
  barredAs: optional(oneOf(barredKinds)),
  leads: optional(List(Code, 50)),
  streetMayAsk: optional(Type.Boolean()),
  needsAdministrativeStatus: optional(Type.Boolean()),
  receiver: optional(oneOf(receivers)),
  role: optional(oneOf(workRoles)),
  limits: optional(strict({ maxMonths: optional(Count(1200, 1)), maxTimesPerMonth: optional(Count(1000, 1)) })),
  noticeWorkingDays: optional(Count(250)),
  effort: optional(strict({ hours: Type.Number({ minimum: 0, maximum: 10_000 }), per: oneOf(feeUnits) })),
  fee: optional(strict({ unitFen: Fen, per: oneOf(feeUnits), every: oneOf(feePeriods) })),
  support: optional(
    strict({
      staff: optional(Count(1000)),
      guidance: optional(Type.Boolean()),
      authority: optional(List(Line(), 50)),
    }),
  ),
  allows: optional(List(strict({ kind: oneOf(demandKinds), name: optional(Line()) }), 50)),
  standard: optional(
    strict({
      process: Prose(),
      record: Prose(),
      evaluation: Prose(),
      minTimesPerMonth: optional(Count(1000, 1)),
      minStaff: optional(Count(1000, 1)),
    }),
  ),
  synonyms: optional(List(Line(60), 50)),
  bases: List(Code, 50),
}
export const Item = strictNamed('Item', item)

export const Terms = strictNamed('Terms', {
  noticeWorkingDays: Count(250),
  offListNoticeWorkingDays: optional(Count(250)),
  reviewWorkingDays: Count(250),
  graceDays: Count(3650),
  ownDutyAssignable: Type.Boolean(),
  reviewListed: Type.Boolean(),
  arrearsBlock: Type.Boolean(),
  maxActiveItems: optional(Count(100_000)),
  payers: optional(List(Code, 200)),
  platforms: optional(List(strict({ name: Line(), number: optional(Line(100)) }), 200, 1)),
  emergency: optional(
    strict({
      issuers: List(Code, 50, 1),
      levels: List(oneOf(emergencyLevels), 4, 1),
      maxAgeDays: Count(3650),
      maxDays: Count(3650),
      fundingWithinDays: Count(3650),
      confirmWithinWorkingDays: Count(250, 1),
    }),
  ),
  staffHoursPerMonth: optional(Count(1000, 1)),
  evaluation: optional(
    strict({
      weights: strict({ residents: Count(100), committee: Count(100), street: Count(100) }),
      adjustmentLimit: Count(100),
      payPercent: optional(Count(100)),
      grades: List(strict({ atLeast: Count(200), name: Line(40) }), 20, 1),
    }),
  ),
  calendar: optional(
    List(strict({ year: Count(2099, 2000), holidays: List(Day, 60), workdays: List(Day, 30), notice: Line() }), 100),
  ),
})

export const EditionDocument = strictNamed('EditionDocument', {
  title: Line(),
  terms: ref(Terms),
  bases: List(ref(Basis), 5000),
  items: List(ref(Item), 10_000),
})
export type EditionDocument = Static<typeof EditionDocument>

const heading = {
  jurisdiction: JurisdictionCode,
  number: Type.Integer(),
  effectiveFrom: Day,
  hash: Type.String(),
  title: Type.String(),
  publishedAt: Instant,
}
export const EditionHeading = named('EditionHeading', heading)
export const Edition = named('Edition', {
  ...heading,
  counts: Type.Object(Object.fromEntries(itemKinds.map((kind) => [kind, Type.Integer()]))),
  terms: ref(Terms),
  bases: Type.Array(ref(Basis)),
  items: Type.Array(ref(Item)),
})
export const EditionPage = pageOf('EditionPage', ref(EditionHeading))
export const ItemLine = named('ItemLine', {
  code: Code,
  kind: oneOf(itemKinds),
  category: Type.String(),
  name: Type.String(),
  nameEn: optional(Type.String()),
  leads: optional(Type.Array(Code)),
  receiver: optional(oneOf(receivers)),
})
export const ItemPage = named('ItemPage', {
  items: Type.Array(ref(ItemLine)),
  next: optional(Type.String()),
  closest: optional(Type.Array(ref(ItemLine), { description: 'Where nothing was found: what comes closest in name' })),
})
/** 事项说明: one item whole, in words, with a request ready to be filled in. */
export const ItemSheet = named('ItemSheet', {
  ...item,
  edition: EditionRef,
  words: Type.Array(Type.String(), { description: 'What it asks, gives and allows, a sentence each' }),
  quantityIs: optional(Type.String({ description: 'What a quantity counts' })),
  earliest: Type.Unsafe<string>({ ...Day, description: 'The first day on which it could begin, asked for today' }),
  basesInWords: Type.Array(
    Type.Object({ ...basis, words: Type.String({ description: 'As it is cited, with its force' }) }),
  ),
  request: optional(
    Type.Unknown({
      description:
        'A body for POST /v1/checks or /v1/assignments. What stands in brackets is for the asker to fill in: it is a fault until then. Absent where nobody may ask a community for it',
    }),
  ),
})
export const Draft = named('Draft', {
  jurisdiction: JurisdictionCode,
  version: Type.Integer(),
  editedBy: Type.String(),
  editedAt: Instant,
  document: ref(EditionDocument),
})
export const Publication = strictNamed(
  'Publication',
  {
    effectiveFrom: Day,
    unchanged: optional(
      Type.Boolean({
        description: 'True where a draft that is the latest edition as it stands is to be published again',
      }),
    ),
  },
  { examples: [{ effectiveFrom: '2027-01-01' }] },
)
