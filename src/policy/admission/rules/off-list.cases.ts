import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'the item is on the list', hits: [] },
  {
    name: 'no item is named',
    request: { item: undefined },
    hits: [{ pointer: '/item', facts: { item: '', firstDay: '2027-03-01' } }],
  },
  {
    name: 'the list in force on the first day has no such item',
    item: null,
    hits: [{ pointer: '/item', facts: { item: 'XZ-07-01', firstDay: '2027-03-01' } }],
  },
  {
    name: 'a proven order stands in for the list',
    request: {
      item: undefined,
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
    name: 'an order that is not proven does not',
    request: {
      item: undefined,
      period: { from: '2027-03-01', until: '2027-03-31' },
      emergency: {
        issuer: '990105-QZF',
        number: '样政发〔2027〕1号',
        order: '应急响应令',
        level: 'II',
        issuedOn: '2027-01-04',
      },
    },
    hits: [{ pointer: '/item', facts: { item: '', firstDay: '2027-03-01' } }],
  },
  {
    name: 'the title is much like what the list bars',
    item: null,
    request: { item: undefined, title: '亲属关系登记摸排' },
    hits: [
      {
        pointer: '/item',
        facts: { item: '', firstDay: '2027-03-01', barred: 'QX-01-01', barredName: '亲属关系登记台账' },
      },
    ],
  },
]
