import t from 'tap'
import { wordDifferences } from '../../../src/policy/list/difference-words.ts'
import { areSame, differences } from '../../../src/policy/list/differences.ts'
import { impactsOf, type LiveWork } from '../../../src/policy/list/impact.ts'
import type { EditionDocument, Item } from '../../../src/policy/terms.ts'
import { changedSample, itemIn, smallList } from '../../an-edition.ts'
import fc from '../../properties.ts'

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const anItem: fc.Arbitrary<Item> = fc
  .record({
    code: fc.constantFrom('A-1', 'A-2', 'A-3', 'A-4'),
    kind: fc.constantFrom('assistance' as const, 'own-duty' as const),
    category: fc.constant('类'),
    name: fc.constantFrom('甲', '乙'),
    leads: maybe(fc.array(fc.constantFrom('X', 'Y'), { maxLength: 2 })),
    fee: maybe(
      fc.record({
        unitFen: fc.constantFrom(100, 200),
        per: fc.constant('person' as const),
        every: fc.constant('month' as const),
      }),
    ),
    support: maybe(fc.record({ staff: fc.nat(2) })),
    bases: fc.subarray(['B-1']),
  })
  .map((item) => JSON.parse(JSON.stringify(item)))
const aDocument: fc.Arbitrary<EditionDocument> = fc
  .uniqueArray(anItem, { selector: ({ code }) => code })
  .map((items) => ({ ...smallList(), items }))

/** Carries out what the differences say. */
function carriedOut(from: EditionDocument, to: EditionDocument): EditionDocument {
  const { added, removed, changed } = differences(from, to)
  const items: Item[] = structuredClone(from.items.filter(({ code }) => !removed.includes(code)))
  for (const { code, field, to: value } of changed) {
    // biome-ignore lint/suspicious/noExplicitAny: a path into any shape
    let at: any = items.find((item) => item.code === code)
    const path = field.split('.')
    for (const step of path.slice(0, -1)) at = at[step] ??= {}
    if (value === undefined) delete at[path.at(-1) as string]
    else at[path.at(-1) as string] = value
  }
  for (const item of items)
    for (const key of ['fee', 'support'] as const)
      if (item[key] && Object.keys(item[key]).length === 0) delete item[key]
  items.push(...to.items.filter(({ code }) => added.includes(code)))
  return { ...from, items }
}

t.test('property: carrying out the differences makes the one into the other', async (t) => {
  const holds = fc.property(aDocument, aDocument, (from, to) => areSame(differences(carriedOut(from, to), to)))
  t.doesNotThrow(() => fc.assert(holds))
})

t.test('property: nothing differs from itself, and every difference has its sentence', async (t) => {
  const holds = fc.property(aDocument, aDocument, (from, to) => {
    const found = differences(from, to)
    const count = found.added.length + found.removed.length + found.changed.length
    return (
      areSame(differences(from, from)) &&
      (['zh', 'en'] as const).every((language) => wordDifferences(found, from, to, language).length === count)
    )
  })
  t.doesNotThrow(() => fc.assert(holds))
})

t.test('sentences', async (t) => {
  const from = changedSample()
  const to = changedSample((document) => {
    document.title = '新版'
    document.terms.arrearsBlock = false
    itemIn(document, 'XZ-07-01').receiver = 'service-station'
    itemIn(document, 'XZ-07-01').leads = ['990105-SFJ', '990105-MZJ']
    delete itemIn(document, 'XZ-07-01').role
    document.items = document.items.filter(({ code }) => code !== 'JR-01-01')
  })
  t.strictSame(wordDifferences(differences(from, to), from, to, 'zh'), [
    '清单名称改为“新版”',
    '准入条款：保障逾期时停止新增由 是 改为 否',
    '删去事项 JR-01-01“代部门起草总结、汇报和宣传材料”',
    '事项 XZ-07-01“协助社区矫正”：责任单位由 990105-SFJ 改为 990105-SFJ、990105-MZJ',
    '事项 XZ-07-01“协助社区矫正”：承接主体由 居民委员会 改为 社区服务站',
    '事项 XZ-07-01“协助社区矫正”：不再规定职责（原为 配合职责）',
  ])
  const english = wordDifferences(differences(from, to), from, to, 'en')
  t.equal(english[1], 'Terms: arrears block new work from yes to no')
  t.match(english[5], /role no longer set \(was cooperating\)$/)
})

t.test('what was so before the change is no effect of it', async (t) => {
  const work: LiveWork = {
    assignment: 'a1',
    organisation: '990105-MZJ',
    item: 'XZ-07-01',
    title: '协助',
    communities: ['990105001001'],
    from: '2027-03-01',
    until: '2027-12-31',
  }
  const ending = (until: string) =>
    changedSample((document) => {
      for (const basis of document.bases) if (itemIn(document, 'XZ-07-01').bases.includes(basis.id)) basis.until = until
    })
  const effects = (from: EditionDocument, to: EditionDocument, today = '2027-04-01') =>
    impactsOf(from, to, today, () => ({ kind: 'department' }))(work).map(({ why, on }) => `${why} ${on ?? ''}`.trim())
  t.strictSame(effects(changedSample(), changedSample()), [], 'an asker that never led')
  t.strictSame(effects(ending('2027-06-30'), ending('2027-06-30')), [])
  t.strictSame(effects(ending('2027-06-30'), ending('2027-05-31')), ['basis-lapses 2027-06-01'], 'it lapses sooner')
  t.strictSame(effects(ending('2027-05-31'), ending('2027-06-30')), [])
  t.strictSame(effects(changedSample(), ending('2027-01-31')), ['basis-lapses 2027-04-01'], 'from today on')
})
