// The sample: the shape that it claims, and every basis as the file of provisions has it.
import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import t from 'tap'
import { readSample } from '../../src/host/sample.ts'
import { isInForce } from '../../src/policy/list/edition.ts'
import { editionFaults } from '../../src/policy/list/edition-faults.ts'
import { provisions as shipped } from '../../src/policy/list/provisions.ts'
import { type Basis, barredKinds, type EditionDocument, type Force, type Item } from '../../src/policy/terms.ts'
import { addDays } from '../../src/policy/time/days.ts'
import { schemas } from '../../src/schema/wire/index.ts'
import { aService } from '../a-service.ts'

const { edition, registry } = readSample()

interface Provision {
  law: string
  article: string
  force: string
  status: string
  subject: string
}

/** RFC 4180, as far as this file goes: no line breaks within a cell. */
function provisionsOf(text: string): Map<string, Provision> {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, '')),
    )
  const [head = [], ...lines] = rows
  const at = (name: string) => head.indexOf(name)
  return new Map(
    lines.map((line) => {
      const cell = (name: string) => line[at(name)] ?? ''
      return [
        cell('id'),
        {
          law: cell('law'),
          article: cell('article'),
          force: cell('force'),
          status: cell('status_2026_11_21'),
          subject: cell('item_zh'),
        },
      ]
    }),
  )
}
const provisions = provisionsOf(readFileSync(new URL('../../lists/provisions.csv', import.meta.url), 'utf8'))

/** The letters of the file. A clause on who pays binds nobody to the work: named-only. */
const letters: Record<string, Force> = {
  D: 'own-duty',
  A: 'shall-assist',
  P: 'cooperate',
  R: 'report-if-found',
  M: 'may',
  E: 'encouraged',
  N: 'named-only',
  funding: 'named-only',
}

const titleOf = (law: string) => law.replace(/\([^()]*\)$/, '')
const dayIn = (status: string) => /^in force (\d{4}-\d\d-\d\d)/.exec(status)?.[1]
const endIn = (status: string) => /^REPEALED (\d{4}-\d\d-\d\d)/.exec(status)?.[1]

/** What is wrong with one basis, held against its row. */
function basisFaults(basis: Basis): string[] {
  const row = provisions.get(basis.id)
  if (!row) return [`${basis.id} has no row`]
  const faults: string[] = []
  if (basis.title.replace(/^中华人民共和国/, '') !== titleOf(row.law)) faults.push(`${basis.id} is of ${row.law}`)
  if (basis.article !== row.article) faults.push(`${basis.id} is article ${row.article}`)
  if (letters[row.force] !== basis.force) faults.push(`${basis.id} is ${row.force}, not ${basis.force}`)
  if (/REPEALED|unclear|place-limited/.test(row.status)) faults.push(`${basis.id} is ${row.status}`)
  if (basis.from !== dayIn(row.status)) faults.push(`the file gives ${basis.id} ${dayIn(row.status) ?? 'no day'}`)
  if (basis.until !== undefined) faults.push(`the file gives ${basis.id} no end`)
  return faults
}

const strong: Record<string, ReadonlySet<Force>> = {
  'own-duty': new Set(['own-duty']),
  assistance: new Set(['shall-assist', 'cooperate', 'report-if-found']),
  'public-service': new Set(['shall-assist', 'cooperate', 'report-if-found']),
}

/** Items that rest on nothing in force, or on nothing strong enough, on a day. */
function unsoundItems({ items, bases }: EditionDocument, on: string): string[] {
  return items.flatMap((item) => {
    const needed = strong[item.kind]
    if (!needed) return []
    const living = bases.filter((basis) => item.bases.includes(basis.id) && isInForce(basis, on))
    return living.some(({ force }) => needed.has(force)) ? [] : [item.code]
  })
}

const ofKind = (kind: string) => edition.items.filter((item) => item.kind === kind)
const categories = (items: Item[]) => new Set(items.map(({ category }) => category)).size

t.test('has the shape that it claims', async (t) => {
  const shape: Record<string, [items: number, categories: number]> = {
    'own-duty': [18, 13],
    assistance: [40, 20],
    'public-service': [15, 5],
  }
  for (const [kind, [items, kinds]] of Object.entries(shape)) {
    t.equal(ofKind(kind).length, items, `${items} of ${kind}`)
    t.equal(categories(ofKind(kind)), kinds, `in ${kinds} categories`)
  }
  t.strictSame(
    [...new Set(ofKind('public-service').map(({ category }) => category))].sort(),
    ['信息采集', '协助处理', '日常巡查', '民生事务', '纠纷调处'].sort(),
    'Shekou’s five kinds of station work',
  )
  for (const { code, standard } of [...ofKind('public-service'), ...ofKind('assistance')])
    t.match(
      standard,
      { process: /\S/, record: /\S/, evaluation: /\S/ },
      `${code} says how it is done, recorded and judged`,
    )
  t.ok(ofKind('department-duty').length > 0 && ofKind('street-service').length > 0)
  t.strictSame(
    [...new Set(ofKind('barred').map(({ barredAs }) => barredAs))].sort(),
    [...barredKinds].sort(),
    'something barred of every kind',
  )
  const certificates = ofKind('barred').filter(({ barredAs }) => barredAs === 'certificate')
  t.equal(new Set(certificates.map(({ name }) => name)).size, 20, 'the twenty certificates')
})

t.test('says that it is a sample', async (t) => {
  t.match(edition.title, /样例.*不是任何地方公布的清单.*虚构/)
  for (const name of ['README.md', 'README.zh-CN.md'])
    t.match(
      readFileSync(new URL(`../../lists/${name}`, import.meta.url), 'utf8'),
      /not Jianye's list|不是建邺区的清单/,
      name,
    )
})

t.test('every basis is as the file of provisions has it', async (t) => {
  for (const basis of edition.bases) t.strictSame(basisFaults(basis), [], basis.id)
  const used = new Set(edition.items.flatMap(({ bases }) => bases))
  t.strictSame(
    edition.bases.filter(({ id }) => !used.has(id)).map(({ id }) => id),
    [],
    'and none is there for nothing',
  )
})

t.test('one article, one force, one row', async (t) => {
  for (const [id, { article, force }] of provisions) {
    t.match(article, /^\d+(-\d+)?(\(\d+\))?$/, id)
    t.ok(letters[force], id)
  }
})

t.test('the provisions that the product ships are those of the file', async (t) => {
  t.strictSame(
    shipped.map(({ id, title, article, force, from, until, subject }) => ({
      id,
      title,
      article,
      force,
      from,
      until,
      subject,
    })),
    [...provisions].map(([id, { law, article, force, status, subject }]) => {
      const ended = endIn(status)
      return {
        id,
        title: titleOf(law),
        article,
        force: letters[force],
        from: dayIn(status),
        until: ended && addDays(ended, -1),
        subject,
      }
    }),
  )
})

t.test('every item has the verb of what it rests on', async (t) => {
  const verb = /协助|配合|支持|报告|报案|应当|可以/
  for (const { code, name, kind, bases } of edition.items) {
    if (kind !== 'assistance' && kind !== 'public-service') continue
    const carrying = bases.flatMap((id) => {
      const row = provisions.get(id)
      return row && strong[kind]?.has(letters[row.force] as Force) && verb.test(row.subject) ? [row] : []
    })
    t.ok(carrying.length > 0, `${code}: a basis with a verb`)
    t.match(name, /协助|配合|支持|报告|报案|按照要求/, `${code}: the name has one too`)
  }
})

t.test('nothing rests on what has lapsed or is too weak, on the first day or next year', async (t) => {
  for (const day of [registry.effectiveFrom, '2026-11-23', '2027-12-31'])
    t.strictSame(unsoundItems(edition, day), [], day)
})

t.test('a doctored copy is found out', async (t) => {
  const day = '2026-11-23'
  const doctored = (change: (document: EditionDocument) => void) => {
    const document = structuredClone(edition)
    change(document)
    return unsoundItems(document, day)
  }
  const [duty] = ofKind('own-duty')
  const [help] = ofKind('assistance')
  if (!duty || !help) throw new Error('the sample has both')
  const alone = (document: EditionDocument, code: string, basis: Omit<Basis, 'title' | 'article'>) => {
    document.bases.push({ title: '测试法', article: '1', ...basis })
    for (const item of document.items) if (item.code === code) item.bases = [basis.id]
  }
  const lapsed = { id: 'X', force: 'own-duty', until: '2026-08-14' } as const
  t.strictSame(
    doctored((document) => alone(document, duty.code, lapsed)),
    [duty.code],
    'a lapsed basis',
  )
  const weak = { id: 'X', force: 'encouraged' } as const
  t.strictSame(
    doctored((document) => alone(document, help.code, weak)),
    [help.code],
    'a weak one',
  )
  const later = { id: 'X', force: 'shall-assist', from: '2027-01-01' } as const
  t.strictSame(
    doctored((document) => alone(document, help.code, later)),
    [help.code],
    'one to come',
  )
  t.strictSame(
    doctored((document) => document.items.push({ ...help, code: 'X', bases: [] })),
    ['X'],
    'none at all',
  )
  const basis = edition.bases.find(({ id }) => id === 'SAF-17')
  if (!basis) throw new Error('the sample rests on SAF-17')
  for (const change of [
    { article: '13' },
    { title: '社区矫正法实施办法' },
    { force: 'own-duty' as const },
    { from: '2020-07-01' },
    { until: '2030-01-01' },
    { id: 'ZZZ-01' },
  ])
    t.equal(basisFaults({ ...basis, ...change }).length, 1, JSON.stringify(change))
  const [repealed] = [...provisions].find(([, { status }]) => status.includes('REPEALED')) ?? []
  const row = provisions.get(repealed ?? '')
  t.match(
    basisFaults({
      id: repealed ?? '',
      title: titleOf(row?.law ?? ''),
      article: row?.article ?? '',
      force: 'shall-assist',
    }),
    [/REPEALED/],
  )
})

t.test('passes its schema and publishes', async (t) => {
  const ajv = new Ajv.Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  for (const schema of schemas) ajv.addSchema(schema)
  t.ok(ajv.validate('EditionDocument#', edition), JSON.stringify(ajv.errors))
  t.strictSame(editionFaults(edition), [])
  const service = await aService()
  t.teardown(() => service.close())
  const { body } = await service.call(undefined, 'GET', '/v1/lists/990105')
  t.match(body, { number: 1, counts: { 'own-duty': 18, assistance: 40 }, items: { length: edition.items.length } })
})

t.test(
  'its registry: departments, six street offices, two communities each, lines for this year and next',
  async (t) => {
    const { organisations, communities, budgetLines } = registry
    const streets = organisations.filter(({ kind }) => kind === 'street-office').map(({ code }) => code)
    t.equal(streets.length, 6)
    t.ok(organisations.filter(({ kind }) => kind === 'department').length >= 15)
    for (const street of streets) t.equal(communities.filter((one) => one.street === street).length, 2, street)
    const known = new Set(organisations.map(({ code }) => code))
    for (const { code, leads = [] } of edition.items)
      t.ok(
        leads.every((lead) => known.has(lead)),
        `${code}: who leads is registered`,
      )
    for (const code of [...(edition.terms.payers ?? []), ...(edition.terms.emergency?.issuers ?? [])])
      t.ok(known.has(code), `${code} pays or orders, and is registered`)
    for (const { code, partOf } of organisations) if (partOf) t.ok(known.has(partOf), `${code} is part of one`)
    for (const offset of [0, 1]) t.ok(budgetLines.some(({ yearOffset }) => yearOffset === offset))
    t.ok(budgetLines.every(({ organisation }) => known.has(organisation)))
  },
)
