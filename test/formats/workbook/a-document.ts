// Edition documents as fast-check makes them: every member there or not, texts as strange as the schema allows.

import {
  barredKinds,
  demandKinds,
  type EditionDocument,
  emergencyLevels,
  feePeriods,
  feeUnits,
  forces,
  itemKinds,
  receivers,
  workRoles,
} from '../../../src/policy/terms.ts'
import fc from '../../properties.ts'

const strange = fc.constantFrom(
  '=1+1',
  '+86',
  '-',
  '@x',
  "'quoted",
  '"',
  'a;b',
  'a；b、c，d',
  'a\nb',
  'a\r\nb',
  ' a ',
  '　全角　',
  '（无）',
  '无',
  '（空）',
  '（原文）"x"',
  '（原文）"',
  '_x000D_',
  '_x005F_x000D_',
  'a\u0001b',
  '\t',
  '<&>',
  '😀',
  'TRUE',
  '1e5',
  '2027-03-01',
  '１２',
  '：',
  'a：b',
  ']]>',
  '\uFFFE',
  '\uFEFFx',
)
const any = fc.oneof(
  strange,
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.tuple(strange, strange).map((two) => two.join('')),
)
const kept = (text: string) => text.isWellFormed() && !text.includes('\0')
const line = any.filter((text) => kept(text) && /\S/.test(text) && [...text].length <= 40)
const blankable = fc.oneof(fc.constant(''), fc.constant('  '), any).filter(kept)
const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/)
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const days = (year: number) =>
  fc.array(
    fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(year, 0, 1 + n)).toISOString().slice(0, 10)),
    { maxLength: 3 },
  )
const one = <T extends string>(words: readonly T[]) => fc.constantFrom(...words)
const count = (max: number, min = 0) => fc.integer({ min, max })
const fen = fc.oneof(count(1_000_000), fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER))

/** Any member may be missing, but those required. */
function some<T>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }, ...requiredKeys: (keyof T & string)[]) {
  return fc.record(members, { requiredKeys }) as unknown as fc.Arbitrary<never>
}

const item = (bases: readonly string[]) =>
  some(
    {
      code: fc.constant(''),
      kind: one(itemKinds),
      category: line,
      name: line,
      nameEn: line,
      barredAs: one(barredKinds),
      leads: fc.array(code, { maxLength: 3 }),
      streetMayAsk: fc.boolean(),
      needsAdministrativeStatus: fc.boolean(),
      receiver: one(receivers),
      role: one(workRoles),
      limits: some({ maxMonths: count(1200, 1), maxTimesPerMonth: count(1000, 1) }),
      fee: fc.record({ unitFen: fen, per: one(feeUnits), every: one(feePeriods) }),
      support: some({ staff: count(1000), guidance: fc.boolean(), authority: fc.array(line, { maxLength: 3 }) }),
      allows: fc.array(some({ kind: one(demandKinds), name: line }, 'kind'), { maxLength: 3 }),
      noticeWorkingDays: count(250),
      effort: fc.record({ hours: count(100_000).map((n) => n / 10), per: one(feeUnits) }),
      standard: some(
        {
          process: blankable,
          record: blankable,
          evaluation: blankable,
          minTimesPerMonth: count(1000, 1),
          minStaff: count(1000, 1),
        },
        'process',
        'record',
        'evaluation',
      ),
      synonyms: fc.array(line, { maxLength: 3 }),
      bases: fc.array(bases.length > 0 ? fc.constantFrom(...bases) : fc.constant(''), {
        maxLength: bases.length > 0 ? 3 : 0,
      }),
    },
    'code',
    'kind',
    'category',
    'name',
    'bases',
  )

const basis = some(
  {
    id: fc.constant(''),
    title: line,
    article: line,
    force: one(forces),
    from: day,
    until: day,
    successor: code,
  },
  'id',
  'title',
  'article',
  'force',
)

const calendarYear = (year: number) =>
  fc.record({ year: fc.constant(year), holidays: days(year), workdays: days(year), notice: line })

const terms = some(
  {
    noticeWorkingDays: count(250),
    reviewWorkingDays: count(250),
    graceDays: count(3650),
    ownDutyAssignable: fc.boolean(),
    reviewListed: fc.boolean(),
    arrearsBlock: fc.boolean(),
    maxActiveItems: count(100_000),
    offListNoticeWorkingDays: count(250),
    payers: fc.array(code, { maxLength: 3 }),
    platforms: fc.array(some({ name: line, number: line }, 'name'), { minLength: 1, maxLength: 3 }),
    emergency: fc.record({
      issuers: fc.array(code, { minLength: 1, maxLength: 3 }),
      levels: fc.subarray([...emergencyLevels], { minLength: 1 }),
      maxAgeDays: count(3650),
      maxDays: count(3650),
      fundingWithinDays: count(3650),
      confirmWithinWorkingDays: count(250, 1),
    }),
    staffHoursPerMonth: count(1000, 1),
    evaluation: fc.record({
      weights: count(100).chain((residents) =>
        count(100 - residents).map((committee) => ({ residents, committee, street: 100 - residents - committee })),
      ),
      adjustmentLimit: count(100),
      payPercent: count(100),
      grades: fc
        .array(line, { minLength: 1, maxLength: 4 })
        .map((names) => names.map((name, i) => ({ atLeast: 90 - i * 10, name }))),
    }),
    calendar: fc
      .uniqueArray(count(2099, 2000), { maxLength: 3 })
      .chain((years) => fc.tuple(...years.map(calendarYear))),
  },
  'noticeWorkingDays',
  'reviewWorkingDays',
  'graceDays',
  'ownDutyAssignable',
  'reviewListed',
  'arrearsBlock',
)

/** Documents of some items and bases, with codes that do not repeat. */
export const anyDocument: fc.Arbitrary<EditionDocument> = fc
  .tuple(fc.uniqueArray(code, { maxLength: 4 }), fc.uniqueArray(code, { maxLength: 4 }))
  .chain(([ids, codes]) =>
    fc
      .record({
        title: line,
        terms,
        bases: fc.tuple(...ids.map(() => basis)),
        items: fc.tuple(...codes.map(() => item(ids))),
      })
      .map((document) => ({
        ...document,
        bases: document.bases.map((one: object, i: number) => ({ ...one, id: ids[i] })),
        items: document.items.map((one: object, i: number) => ({ ...one, code: codes[i] })),
      })),
  ) as unknown as fc.Arbitrary<EditionDocument>
