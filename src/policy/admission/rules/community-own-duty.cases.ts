import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'an assistance item may be assigned', hits: [] },
  {
    name: 'an own duty may not',
    item: { kind: 'own-duty', name: '调解民间纠纷', nameEn: 'Mediate private disputes' },
    hits: [{ pointer: '/item', facts: { item: 'XZ-07-01', name: '调解民间纠纷', nameEn: 'Mediate private disputes' } }],
  },
  {
    name: 'an own duty may where the terms allow it',
    item: { kind: 'own-duty' },
    terms: { ownDutyAssignable: true },
    hits: [],
  },
]
