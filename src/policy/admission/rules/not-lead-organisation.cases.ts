import type { Case } from '../case.ts'

const ourStreet = { code: '990105-XL', kind: 'street-office', jurisdiction: '990105' } as const
const otherDepartment = { code: '990105-WJJ', kind: 'department', jurisdiction: '990105' } as const
const namedItem = { item: 'XZ-07-01', name: '协助社区矫正', nameEn: 'Assist with community correction' }

export const cases: Case[] = [
  { name: 'the lead organisation asks', hits: [] },
  {
    name: 'another department asks',
    facts: { asker: otherDepartment },
    hits: [
      {
        pointer: '/item',
        facts: { why: 'lead', asker: '990105-WJJ', ...namedItem, leads: ['990105-SFJ'], streetMayAsk: true },
      },
    ],
  },
  {
    name: 'another department asks for an item without lead organisations',
    item: { leads: undefined },
    facts: { asker: otherDepartment },
    hits: [],
  },
  {
    name: 'what is part of a lead organisation asks',
    facts: { asker: { code: '990105-SFS01', kind: 'department', jurisdiction: '990105', partOf: '990105-SFJ' } },
    hits: [],
  },
  {
    name: 'the city’s bureau is told to ask together with the district’s',
    facts: { asker: { code: '9901-MZJ', kind: 'department', jurisdiction: '9901' } },
    hits: [
      {
        pointer: '/item',
        facts: { why: 'lead', asker: '9901-MZJ', ...namedItem, leads: ['990105-SFJ'], streetMayAsk: true, above: true },
      },
    ],
  },
  {
    name: 'what is part of a street office asks for another street’s community',
    facts: {
      asker: { code: '990105-FWZX', kind: 'public-institution', jurisdiction: '990105', partOf: '990105-XL' },
      askerStreet: '990105-XL',
      streets: { '990105001001': '990105-XL', '990105001002': '990105-NW' },
    },
    item: { leads: ['990105-XL'] },
    hits: [
      {
        pointer: '/targets/1/community',
        community: '990105001002',
        facts: { why: 'street', asker: '990105-FWZX', street: '990105-NW' },
      },
    ],
  },
  { name: 'another department asks for work off the list', item: null, facts: { asker: otherDepartment }, hits: [] },
  { name: 'the street office asks where the item says it may', facts: { asker: ourStreet }, hits: [] },
  {
    name: 'the street office asks where the item does not say so',
    item: { streetMayAsk: undefined, nameEn: undefined, leads: ['990105-SFJ', '990105-GAJ'] },
    facts: { asker: ourStreet },
    hits: [
      {
        pointer: '/item',
        facts: {
          why: 'lead',
          asker: '990105-XL',
          item: 'XZ-07-01',
          name: '协助社区矫正',
          leads: ['990105-SFJ', '990105-GAJ'],
          streetMayAsk: false,
        },
      },
    ],
  },
  {
    name: 'the street office asks for one community that is not its own',
    facts: { asker: ourStreet, streets: { '990105001001': '990105-XL', '990105001002': '990105-SZ' } },
    hits: [
      {
        pointer: '/targets/1/community',
        community: '990105001002',
        facts: { why: 'street', asker: '990105-XL', street: '990105-SZ' },
      },
    ],
  },
  {
    name: 'off the list, too, a street office asks for its own communities only',
    item: null,
    facts: { asker: ourStreet, streets: { '990105001001': '990105-SZ', '990105001002': '990105-SZ' } },
    hits: [
      {
        pointer: '/targets/0/community',
        community: '990105001001',
        facts: { why: 'street', asker: '990105-XL', street: '990105-SZ' },
      },
      {
        pointer: '/targets/1/community',
        community: '990105001002',
        facts: { why: 'street', asker: '990105-XL', street: '990105-SZ' },
      },
    ],
  },
  {
    name: 'a department of the city asks',
    item: { leads: undefined },
    facts: { asker: { code: '9901-SFJ', kind: 'department', jurisdiction: '9901' } },
    hits: [],
  },
  {
    name: 'a department of the province asks for work off the list',
    item: null,
    facts: { asker: { code: '32-SFT', kind: 'department', jurisdiction: '99' } },
    hits: [],
  },
  {
    name: 'a department of the next district asks, as a lead organisation',
    item: { leads: ['990106-SFJ'] },
    facts: { asker: { code: '990106-SFJ', kind: 'department', jurisdiction: '990106' } },
    hits: [
      {
        pointer: '/targets',
        facts: { why: 'jurisdiction', asker: '990106-SFJ', askerJurisdiction: '990106', jurisdiction: '990105' },
      },
    ],
  },
  {
    name: 'a jurisdiction below is not above',
    item: null,
    facts: { asker: { code: '990105001-X', kind: 'department', jurisdiction: '990105001' } },
    hits: [
      {
        pointer: '/targets',
        facts: { why: 'jurisdiction', asker: '990105001-X', askerJurisdiction: '990105001', jurisdiction: '990105' },
      },
    ],
  },
  {
    name: 'a street office of the next district asks and all three are wrong',
    item: { streetMayAsk: false },
    request: { targets: [{ community: '990105001001', quantity: 3, amountFen: 150_000 }] },
    facts: { asker: { code: '990106-NH', kind: 'street-office', jurisdiction: '990106' } },
    hits: [
      {
        pointer: '/item',
        facts: { why: 'lead', asker: '990106-NH', ...namedItem, leads: ['990105-SFJ'], streetMayAsk: false },
      },
      {
        pointer: '/targets',
        facts: { why: 'jurisdiction', asker: '990106-NH', askerJurisdiction: '990106', jurisdiction: '990105' },
      },
      {
        pointer: '/targets/0/community',
        community: '990105001001',
        facts: { why: 'street', asker: '990106-NH', street: '990105-XL' },
      },
    ],
  },
]
