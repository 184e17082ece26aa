import t from 'tap'
import { isInForce } from '../../../src/policy/list/edition.ts'
import { firstDayWithout, staleItems } from '../../../src/policy/list/lapsed.ts'
import type { Basis } from '../../../src/policy/terms.ts'
import { addDays } from '../../../src/policy/time/days.ts'
import { smallList } from '../../an-edition.ts'
import fc from '../../properties.ts'

const origin = '2027-01-01'
const basisBetween = (from?: string, until?: string): Basis => ({
  id: 'B-1',
  title: '法',
  article: '1',
  force: 'shall-assist',
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
})
const bound = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined })
const day = (n: number) => addDays(origin, n)

t.test('property: the first day without a basis is the one found by trying each day', async (t) => {
  const basis = fc
    .tuple(bound, bound)
    .map(([a, b]) => basisBetween(a === undefined ? undefined : day(a), b === undefined ? undefined : day(b)))
  const holds = fc.property(fc.array(basis, { maxLength: 4 }), fc.integer({ min: 0, max: 30 }), (bases, start) => {
    const found = firstDayWithout(bases, day(start))
    let expected: string | undefined
    // Past the last bound nothing changes any more.
    for (let n = start; n <= 60 && expected === undefined; n++)
      if (!bases.some((one) => isInForce(one, day(n)))) expected = day(n)
    return found === expected
  })
  t.doesNotThrow(() => fc.assert(holds))
})

t.test('since when an item has had no basis', async (t) => {
  const lapsesOn = (bases: Basis[], on: string, withinDays = 0) => {
    const document = smallList()
    document.bases = bases.map((basis, i) => ({ ...basis, id: `B-${i}` }))
    for (const item of document.items) item.bases = document.bases.map(({ id }) => id)
    return staleItems(document, '2027-01-01', on, withinDays)[0]?.lapsesOn
  }
  t.equal(lapsesOn([basisBetween(undefined, '2027-03-31')], '2027-03-31'), undefined)
  t.equal(lapsesOn([basisBetween(undefined, '2027-03-31')], '2027-03-31', 1), '2027-04-01')
  t.equal(lapsesOn([basisBetween(undefined, '2027-03-31')], '2027-09-01'), '2027-04-01')
  t.equal(
    lapsesOn([basisBetween(undefined, '2027-03-31'), basisBetween('2027-04-01')], '2027-03-31', 3650),
    undefined,
    'a successor that follows at once',
  )
  t.equal(
    lapsesOn([basisBetween(undefined, '2027-03-31'), basisBetween('2027-04-02')], '2027-03-31', 1),
    '2027-04-01',
    'a gap of one day',
  )
  t.equal(lapsesOn([basisBetween('2027-06-01')], '2027-05-01'), '2027-01-01', 'not yet: bare since the edition began')
  t.equal(lapsesOn([], '2027-05-01'), '2027-01-01', 'no basis at all')
})

t.test('items that are kept out need no basis', async (t) => {
  const document = smallList()
  document.items = (['department-duty', 'street-service', 'barred'] as const).map((kind, i) => ({
    code: `X-${i}`,
    kind,
    category: '类',
    name: '名',
    bases: [],
  }))
  t.strictSame(staleItems(document, '2027-01-01', '2027-05-01', 3650), [])
})
