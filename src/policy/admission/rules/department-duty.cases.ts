import type { Case } from '../case.ts'

const namedItem = { item: 'XZ-07-01', name: '协助社区矫正', nameEn: 'Assist with community correction' }

export const cases: Case[] = [
  { name: 'an assistance item is not the department’s', hits: [] },
  {
    name: 'a department duty is',
    item: { kind: 'department-duty' },
    hits: [{ pointer: '/item', facts: { why: 'kind', ...namedItem, leads: ['990105-SFJ'] } }],
  },
  {
    name: 'the list may not say which department',
    item: { kind: 'department-duty', leads: undefined },
    hits: [{ pointer: '/item', facts: { why: 'kind', ...namedItem, leads: [] } }],
  },
  {
    name: 'an assistance item that needs administrative-subject status is the department’s',
    item: { needsAdministrativeStatus: true },
    hits: [{ pointer: '/item', facts: { why: 'administrative-status', ...namedItem, leads: ['990105-SFJ'] } }],
  },
  { name: 'an item that says it needs no such status', item: { needsAdministrativeStatus: false }, hits: [] },
]
