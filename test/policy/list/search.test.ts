import t from 'tap'
import { readSample } from '../../../src/host/sample.ts'
import { compileEdition } from '../../../src/policy/list/edition.ts'
import { closestItems, findItems } from '../../../src/policy/list/search.ts'
import fc from '../../properties.ts'

const { edition: document } = readSample()
const edition = compileEdition({ jurisdiction: '990105', number: 1, hash: 'sha256:0' }, document)
const noName = () => undefined

t.test('property: any stretch of a name finds its item', async (t) => {
  const stretch = fc
    .constantFrom(...document.items)
    .chain((item) => fc.tuple(fc.constant(item), fc.nat(item.name.length - 1), fc.integer({ min: 1, max: 12 })))
  const holds = fc.property(stretch, ([item, start, length]) => {
    const words = item.name.slice(start, start + length)
    const found = findItems(edition, words, noName)
    const ranks = found.map(({ rank }) => rank)
    return (
      found.some((one) => one.item.code === item.code) &&
      ranks.every((rank, i) => i === 0 || rank <= (ranks[i - 1] as number))
    )
  })
  t.doesNotThrow(() => fc.assert(holds))
})

t.test('property: whatever is asked, an answer comes, of bounded length', async (t) => {
  const holds = fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (title, content) => {
    findItems(edition, title, noName)
    const found = closestItems(edition, { title, content, code: content }, 5)
    return found.length <= 5 && new Set(found.map(({ item }) => item.code)).size === found.length
  })
  t.doesNotThrow(() => fc.assert(holds))
})

t.test('an item is closest to its own name', async (t) => {
  for (const { code, name, nameEn } of document.items) {
    t.equal(closestItems(edition, { title: name }, 1)[0]?.item.code, code)
    t.equal(closestItems(edition, { title: nameEn ?? name }, 1)[0]?.item.code, code, nameEn ?? name)
  }
})

t.test('what is close, and what is not', async (t) => {
  const closest = (title: string) => closestItems(edition, { title }, 5).map(({ item }) => item.code)
  for (const [title, code] of [
    ['2027年度社区矫正协助', 'XZ-07-01'],
    ['高龄老人探访', 'GF-02-02'],
    ['人口普查', 'GF-01-01'],
    ['招商引资任务', 'JR-07-01'],
    ['食品安全检查', 'BM-01-02'],
    ['Help with community corrections', 'XZ-07-01'],
  ])
    t.equal(closest(title as string)[0], code, title as string)
  for (const title of [
    '量子计算培训',
    '地铁站口共享单车整理',
    '关于做好2027年有关工作的通知',
    '协助',
    '社区',
    'asdf qwer',
    '😀',
    '',
  ])
    t.strictSame(closest(title), [], title)
})
