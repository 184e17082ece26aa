import type { Case } from '../case.ts'

const order = {
  issuer: '990105-QZF',
  number: '样政发〔2027〕1号',
  order: '关于启动防汛Ⅱ级应急响应的命令',
  level: 'II',
  issuedOn: '2027-01-04',
} as const
const period = { from: '2027-01-05', until: '2027-02-03' }
const one = '990105001001'
const sound = { emergency: order, period }
const before = (from: string, until: string) => [{ community: one, assignment: 'a1', from, until }]

export const cases: Case[] = [
  { name: 'no order, nothing to prove', hits: [] },
  { name: 'thirty days from the day after the order', request: sound, hits: [] },
  {
    name: 'a bureau’s notice is no order',
    request: { ...sound, emergency: { ...order, issuer: '990105-GAFJ' } },
    hits: [{ pointer: '/emergency/issuer', facts: { why: 'issuer', issuer: '990105-GAFJ', issuers: ['990105-QZF'] } }],
  },
  {
    name: 'a level that does not count',
    request: { ...sound, emergency: { ...order, level: 'IV' } },
    hits: [{ pointer: '/emergency/level', facts: { why: 'level', level: 'IV', levels: ['I', 'II', 'III'] } }],
  },
  {
    name: 'dated after today',
    request: { ...sound, emergency: { ...order, issuedOn: '2027-01-05' } },
    hits: [
      { pointer: '/emergency/issuedOn', facts: { why: 'issued-later', issuedOn: '2027-01-05', today: '2027-01-04' } },
    ],
  },
  {
    name: 'work that begins on the last day that the order founds',
    request: { emergency: order, period: { from: '2027-01-11', until: '2027-01-20' } },
    hits: [],
  },
  {
    name: 'work that begins a day later',
    request: { emergency: order, period: { from: '2027-01-12', until: '2027-01-20' } },
    hits: [
      {
        pointer: '/emergency/issuedOn',
        facts: { why: 'too-old', today: '2027-01-04', issuedOn: '2027-01-04', firstDay: '2027-01-12', maxAgeDays: 7 },
      },
    ],
  },
  {
    name: 'the notice of 2019, of a bureau, at level IV: all at once',
    request: {
      ...sound,
      emergency: { ...order, issuer: '990105-GAFJ', level: 'IV', issuedOn: '2019-01-01' },
    },
    hits: [
      { pointer: '/emergency/issuer', facts: { why: 'issuer', issuer: '990105-GAFJ', issuers: ['990105-QZF'] } },
      { pointer: '/emergency/level', facts: { why: 'level', level: 'IV', levels: ['I', 'II', 'III'] } },
      {
        pointer: '/emergency/issuedOn',
        facts: { why: 'too-old', today: '2027-01-04', issuedOn: '2019-01-01', firstDay: '2027-01-05', maxAgeDays: 7 },
      },
    ],
  },
  {
    name: 'a day longer than the terms allow',
    request: { ...sound, period: { from: '2027-01-05', until: '2027-02-04' } },
    hits: [{ pointer: '/period/until', facts: { why: 'too-long', days: 31, maxDays: 30 } }],
  },
  {
    name: 'the same order again, thirty days in all',
    request: { ...sound, period: { from: '2027-01-10', until: '2027-02-03' } },
    facts: { underOrder: before('2027-01-05', '2027-01-09') },
    hits: [],
  },
  {
    name: 'the same order again, beyond them',
    request: { ...sound, period: { from: '2027-01-11', until: '2027-02-04' } },
    facts: { underOrder: before('2027-01-05', '2027-01-10') },
    hits: [
      {
        pointer: '/period',
        community: one,
        facts: { why: 'order-spent', number: '样政发〔2027〕1号', days: 31, maxDays: 30, assignments: ['a1'] },
      },
    ],
  },
  {
    name: 'days on which both run count once',
    request: sound,
    facts: { underOrder: before('2027-01-05', '2027-02-03') },
    hits: [],
  },
  {
    name: 'terms that provide for no emergencies',
    request: sound,
    terms: { emergency: undefined },
    hits: [{ pointer: '/emergency', facts: { why: 'no-terms' } }],
  },
]
