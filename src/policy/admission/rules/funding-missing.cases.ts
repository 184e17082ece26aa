import type { Case } from '../case.ts'

const instalments = [{ dueOn: '2027-03-01', percent: 100 }]
const first = { community: '990105001001', quantity: 3, amountFen: 150_000 }

export const cases: Case[] = [
  { name: 'every community gets money from the asker', hits: [] },
  {
    name: 'an item with a fee and no funding',
    request: { support: {} },
    hits: [{ pointer: '/support/funding', facts: { why: 'funding', offList: false, requiredFen: 250_000 } }],
  },
  {
    name: 'work off the list and no funding',
    item: null,
    request: { support: {}, targets: [{ community: '990105001001' }] },
    hits: [{ pointer: '/support/funding', facts: { why: 'funding', offList: true } }],
  },
  { name: 'an item without a fee and no funding', item: { fee: undefined }, request: { support: {} }, hits: [] },
  {
    name: 'one community gets no amount',
    request: { targets: [first, { community: '990105001002', quantity: 2 }] },
    hits: [
      {
        pointer: '/targets/1/amountFen',
        community: '990105001002',
        facts: { why: 'amount', offList: false, requiredFen: 100_000 },
      },
    ],
  },
  {
    name: 'nothing is no amount',
    request: { targets: [{ community: '990105001001', quantity: 3, amountFen: 0 }, { community: '990105001002' }] },
    hits: [
      {
        pointer: '/targets/0/amountFen',
        community: '990105001001',
        facts: { why: 'amount', offList: false, requiredFen: 150_000 },
      },
      { pointer: '/targets/1/amountFen', community: '990105001002', facts: { why: 'amount', offList: false } },
    ],
  },
  {
    name: 'one fen is an amount, if below the standard',
    request: { targets: [{ community: '990105001001', quantity: 3, amountFen: 1 }] },
    hits: [],
  },
  {
    name: 'off the list one community gets no amount',
    item: null,
    request: { targets: [{ community: '990105001001' }, { community: '990105001002', amountFen: 1 }] },
    hits: [{ pointer: '/targets/0/amountFen', community: '990105001001', facts: { why: 'amount', offList: true } }],
  },
  {
    name: 'somebody else pays',
    request: { support: { funding: { payer: '990105-WJJ', instalments } } },
    hits: [
      {
        pointer: '/support/funding/payer',
        facts: { why: 'payer', payer: '990105-WJJ', asker: '990105-SFJ', payers: ['990105-CZJ'] },
      },
    ],
  },
  {
    name: 'the treasury that the terms name pays',
    request: { support: { funding: { payer: '990105-CZJ', instalments } } },
    hits: [],
  },
  {
    name: 'somebody else pays, and one community gets nothing',
    request: {
      support: { funding: { payer: '990105-WJJ', instalments } },
      targets: [first, { community: '990105001002', quantity: 2 }],
    },
    hits: [
      {
        pointer: '/targets/1/amountFen',
        community: '990105001002',
        facts: { why: 'amount', offList: false, requiredFen: 100_000 },
      },
      {
        pointer: '/support/funding/payer',
        facts: { why: 'payer', payer: '990105-WJJ', asker: '990105-SFJ', payers: ['990105-CZJ'] },
      },
    ],
  },
  {
    name: 'what the asker is part of pays',
    request: { support: { funding: { payer: '990105-SFJ', instalments } } },
    facts: { asker: { code: '990105-SFS01', kind: 'department', jurisdiction: '990105', partOf: '990105-SFJ' } },
    hits: [],
  },
  {
    name: 'money that is not due must come from the right payer too',
    item: { fee: undefined },
    request: { support: { funding: { payer: '990105-WJJ', instalments } } },
    hits: [
      {
        pointer: '/support/funding/payer',
        facts: { why: 'payer', payer: '990105-WJJ', asker: '990105-SFJ', payers: ['990105-CZJ'] },
      },
    ],
  },
  {
    name: 'a payer who pays nothing does not matter',
    item: { fee: undefined },
    request: {
      support: { funding: { payer: '990105-WJJ', instalments } },
      targets: [{ community: '990105001001' }],
    },
    hits: [],
  },
]
