import type { Case } from '../case.ts'

const ended = '《测试乙法》第二条（有效至2027年2月28日）'
const toCome = '《测试丁法》第四条（2027年3月2日起施行）'
const planned = { title: '测试条例', article: '3', force: 'shall-assist' } as const
const onFirstDay = { offList: false, firstDay: '2027-03-01' }
const offList = { offList: true, firstDay: '2027-03-01' }

export const cases: Case[] = [
  { name: 'the basis is in force', hits: [] },
  { name: 'the basis is in force on the first day for the last time', item: { bases: ['last-day'] }, hits: [] },
  { name: 'the basis comes into force on the first day', item: { bases: ['first-day'] }, hits: [] },
  { name: 'one basis of several is enough', item: { bases: ['ended', 'to-come', 'first-day'] }, hits: [] },
  {
    name: 'the basis ended the day before',
    item: { bases: ['ended'] },
    hits: [{ pointer: '/item', facts: { ...onFirstDay, bases: [ended], successors: ['SAF-17'] } }],
  },
  {
    name: 'the basis comes into force the day after',
    item: { bases: ['to-come'] },
    hits: [{ pointer: '/item', facts: { ...onFirstDay, bases: [toCome] } }],
  },
  {
    name: 'an own duty needs a basis too',
    item: { kind: 'own-duty', bases: ['ended', 'to-come'] },
    hits: [{ pointer: '/item', facts: { ...onFirstDay, bases: [ended, toCome], successors: ['SAF-17'] } }],
  },
  {
    name: 'an item without a basis',
    item: { kind: 'public-service', bases: [] },
    hits: [{ pointer: '/item', facts: { ...onFirstDay, bases: [] } }],
  },
  {
    name: 'a department’s bases are not what would be assigned',
    item: { kind: 'department-duty', bases: [] },
    hits: [],
  },
  { name: 'nor are a barred item’s', item: { kind: 'barred', bases: ['ended'] }, hits: [] },
  { name: 'the plan’s basis is in force', item: null, request: { plan: { bases: [planned] } }, hits: [] },
  {
    name: 'the plan’s basis ended the day before',
    item: null,
    request: { plan: { bases: [{ ...planned, from: '2020-01-01', until: '2027-02-28' }] } },
    hits: [
      {
        pointer: '/plan/bases',
        facts: { ...offList, bases: ['《测试条例》第三条（2020年1月1日起施行，有效至2027年2月28日）'] },
      },
    ],
  },
  {
    name: 'work off the list without a plan has no basis',
    item: null,
    hits: [{ pointer: '/plan/bases', facts: { ...offList, bases: [] } }],
  },
  {
    name: 'in an emergency the order is the basis',
    item: null,
    request: {
      period: { from: '2027-01-05', until: '2027-02-03' },
      emergency: {
        issuer: '990105-QZF',
        number: '样政发〔2027〕1号',
        order: '应急响应令',
        level: 'II',
        issuedOn: '2027-01-04',
      },
    },
    hits: [],
  },
  {
    name: 'a lapsed basis is not mended by an emergency',
    item: null,
    request: {
      period: { from: '2027-01-05', until: '2027-02-03' },
      emergency: {
        issuer: '990105-QZF',
        number: '样政发〔2027〕1号',
        order: '应急响应令',
        level: 'II',
        issuedOn: '2027-01-04',
      },
      plan: { bases: [{ ...planned, until: '2027-01-04' }] },
    },
    hits: [
      {
        pointer: '/plan/bases',
        facts: { ...offList, firstDay: '2027-01-05', bases: ['《测试条例》第三条（有效至2027年1月4日）'] },
      },
    ],
  },
  {
    name: 'what the plan says of its days does not count where more is known',
    item: null,
    request: { plan: { bases: [{ title: '噪声污染防治法', article: '8', force: 'shall-assist' }] } },
    facts: { planBases: [{ id: 'ENV-05', by: 'provisions', force: 'shall-assist', until: '2026-08-14' }] },
    hits: [
      { pointer: '/plan/bases', facts: { ...offList, bases: ['《噪声污染防治法》第八条（有效至2026年8月14日）'] } },
    ],
  },
]
