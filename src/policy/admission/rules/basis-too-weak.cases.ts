import type { Case } from '../case.ts'

const firstDay = '2027-03-01'
const may = '《测试己法》第六条'
const encouraged = '《测试庚法》第七条'
const namedOnly = '《测试辛法》第八条'
const planned = { title: '测试意见', article: '二', force: 'encouraged' } as const

export const cases: Case[] = [
  { name: 'the basis says shall assist', hits: [] },
  { name: 'report if found is the weakest that will do', item: { bases: ['report', 'named-only'] }, hits: [] },
  {
    name: 'the only basis permits',
    item: { bases: ['may'] },
    hits: [{ pointer: '/item', facts: { offList: false, firstDay, force: 'may', bases: [may] } }],
  },
  {
    name: 'the strongest of two encourages',
    item: { bases: ['named-only', 'encouraged'] },
    hits: [
      { pointer: '/item', facts: { offList: false, firstDay, force: 'encouraged', bases: [namedOnly, encouraged] } },
    ],
  },
  {
    name: 'a strong basis that has ended does not count',
    item: { kind: 'own-duty', bases: ['ended', 'named-only'] },
    hits: [{ pointer: '/item', facts: { offList: false, firstDay, force: 'named-only', bases: [namedOnly] } }],
  },
  { name: 'none in force is for another rule', item: { bases: ['ended'] }, hits: [] },
  {
    name: 'a street service’s bases are not what would be assigned',
    item: { kind: 'street-service', bases: ['may'] },
    hits: [],
  },
  {
    name: 'the plan’s basis encourages',
    item: null,
    request: { plan: { bases: [planned] } },
    hits: [
      { pointer: '/plan/bases', facts: { offList: true, firstDay, force: 'encouraged', bases: ['《测试意见》二'] } },
    ],
  },
  {
    name: 'the plan has a basis that says cooperate',
    item: null,
    request: { plan: { bases: [planned, { ...planned, force: 'cooperate' }] } },
    hits: [],
  },
  { name: 'work off the list without a plan', item: null, hits: [] },
  {
    name: 'a basis that nothing is known of is shown as unproven',
    item: null,
    request: { plan: { bases: [{ ...planned, force: 'shall-assist' }] } },
    facts: { planBases: [null] },
    hits: [{ pointer: '/plan/bases', facts: { why: 'unproven', offList: true, bases: ['《测试意见》二'] } }],
  },
  {
    name: 'a basis that says less than the plan claims',
    item: null,
    request: { plan: { bases: [{ title: '社区矫正法', article: '38', force: 'shall-assist' }] } },
    facts: { planBases: [{ id: 'SAF-19-B', by: 'provisions', force: 'may' }] },
    hits: [
      {
        pointer: '/plan/bases',
        facts: { offList: true, firstDay, force: 'may', bases: ['《社区矫正法》第三十八条'] },
      },
      { pointer: '/plan/bases', facts: { why: 'overstated', offList: true, bases: ['《社区矫正法》第三十八条'] } },
    ],
  },
  {
    name: 'a basis that says what the plan claims',
    item: null,
    request: { plan: { bases: [{ title: '社区矫正法', article: '18', force: 'shall-assist' }] } },
    facts: { planBases: [{ id: 'SAF-19', by: 'provisions', force: 'shall-assist' }] },
    hits: [],
  },
]
