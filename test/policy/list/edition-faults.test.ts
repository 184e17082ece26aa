// Faults of an edition that its schema cannot name, and what an edition is compiled into.

import t from 'tap'
import { readSample } from '../../../src/host/sample.ts'
import { compileEdition, editionHash, isInForce, itemsWithoutBasis } from '../../../src/policy/list/edition.ts'
import { editionFaults } from '../../../src/policy/list/edition-faults.ts'
import fc from '../../properties.ts'
import { sound } from '../admission/sound.ts'

const { document, ref } = sound
const pointers = (doctored: unknown) => editionFaults(doctored).map(({ pointer }) => pointer)
const [item] = document.items
const [basis] = document.bases
if (!item || !basis) throw new Error('the sound edition has items and bases')

t.test('faults of meaning, each with its place', async (t) => {
  t.strictSame(pointers(document), [])
  for (const [what, doctored, ...expected] of [
    ['a code twice', { ...document, items: [...document.items, item] }, `/items/${document.items.length}/code`],
    ['a basis twice', { ...document, bases: [...document.bases, basis] }, `/bases/${document.bases.length}/id`],
    ['a basis that is not there', { ...document, items: [{ ...item, bases: ['SAF-17', 'none'] }] }, '/items/0/bases/1'],
    [
      'a basis that ends before it begins',
      { ...document, bases: [{ ...basis, from: '2027-01-02', until: '2027-01-01' }] },
      '/bases/0/until',
    ],
    ['barred as nothing', { ...document, items: [{ ...item, kind: 'barred' }] }, '/items/0/barredAs'],
    ['barred though it is not', { ...document, items: [{ ...item, barredAs: 'task' }] }, '/items/0/barredAs'],
    ['a blank category', { ...document, items: [{ ...item, category: ' ' }] }, '/items/0/category'],
  ] as const)
    t.strictSame(pointers(doctored), expected, what)
  const terms = (change: object) => pointers({ ...document, terms: { ...document.terms, ...change } })
  const grades = [
    { atLeast: 80, name: '良' },
    { atLeast: 80, name: '优' },
  ]
  t.strictSame(
    terms({ evaluation: { weights: { residents: 25, committee: 30, street: 44 }, adjustmentLimit: 10, grades } }),
    ['/terms/evaluation/weights', '/terms/evaluation/grades/1/atLeast'],
    'all at once',
  )
  const notice = { year: 2027, holidays: ['2027-01-01', '2029-01-01'], workdays: [], notice: '通知' }
  t.strictSame(terms({ calendar: [notice] }), ['/terms/calendar/0/holidays/1'])
})

t.test('whatever comes, it answers', async (t) => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (a, b) => {
      for (const body of [
        a,
        { items: a, bases: b, terms: a },
        { items: [a, b], bases: [a, b], terms: { evaluation: a, calendar: [b] } },
        {
          items: [{ bases: a, kind: b, category: a, code: b }],
          terms: { evaluation: { weights: a, grades: [b] }, calendar: a },
        },
      ])
        for (const { pointer, text } of editionFaults(body))
          if (!pointer.startsWith('/') || !text.zh || !text.en) throw new Error(pointer)
    }),
  )
  t.pass()
})

t.test('bases in force, both ends included', async (t) => {
  const basis = { from: '2027-03-01', until: '2027-03-31' }
  for (const [on, expected] of [
    ['2027-02-28', false],
    ['2027-03-01', true],
    ['2027-03-31', true],
    ['2027-04-01', false],
  ] as const)
    t.equal(isInForce(basis, on), expected, on)
  t.ok(isInForce({}, '1000-01-01'), 'absent: unknown, or without end')
})

t.test('items without a basis on a day: those that carry work, and only those', async (t) => {
  const doctored = {
    ...document,
    items: [
      { ...item, bases: ['ended'] },
      { ...item, code: 'x', kind: 'department-duty' as const, bases: [] },
    ],
  }
  t.strictSame(
    itemsWithoutBasis(doctored, '2027-02-28').map(({ code }) => code),
    [],
  )
  t.strictSame(
    itemsWithoutBasis(doctored, '2027-03-01').map(({ code }) => code),
    [item.code],
  )
})

t.test('compiling looks up and changes nothing', async (t) => {
  const before = structuredClone(document)
  const edition = compileEdition(ref, document)
  t.strictSame(document, before)
  t.equal(edition.items.size, document.items.length)
  t.strictSame(
    edition.items.get('XZ-07-01')?.rests.map(({ id }) => id),
    ['SAF-17'],
  )
  t.ok(edition.items.get('XZ-07-01')?.leads?.includes('990105-SFJ'))
  t.strictSame(
    edition.barred.map(({ kind }) => kind),
    ['barred', 'barred'],
  )
})

t.test('the hash names the content: the order of members is no content, everything else is', async (t) => {
  const { edition } = readSample()
  const hash = editionHash(edition)
  t.match(hash, /^sha256:[0-9a-f]{64}$/)
  const reordered = Object.fromEntries(Object.entries(edition).reverse()) as unknown as typeof edition
  t.equal(editionHash(reordered), hash)
  t.not(editionHash({ ...edition, title: `${edition.title} ` }), hash)
  t.not(editionHash({ ...edition, items: edition.items.toReversed() }), hash, 'the order of items is')
})
