import type { Case } from '../case.ts'

const line = { code: 'QL-031', kind: 'ledger' as const, name: '高龄老人纸质台账', on: '2026-06-30' }
const hit = (pointer: string, name: string, code = 'QL-031') => ({
  pointer,
  facts: { name, line: code, cancelledOn: '2026-06-30' },
})

export const cases: Case[] = [
  {
    name: 'the same ledger again, written with blanks and brackets',
    request: { demands: [{ kind: 'ledger', name: '高龄老人（纸质）台账' }] },
    facts: { cancelled: [line] },
    hits: [hit('/demands/0', '高龄老人（纸质）台账')],
  },
  {
    name: 'the title is that of a cancelled task',
    request: { title: '评先评优材料汇编' },
    facts: { cancelled: [{ ...line, code: 'QL-002', kind: 'task', name: '评先评优材料汇编' }] },
    hits: [hit('/title', '评先评优材料汇编', 'QL-002')],
  },
  {
    name: 'of the same name, and of another kind',
    request: { demands: [{ kind: 'platform', name: '高龄老人纸质台账' }] },
    facts: { cancelled: [line] },
    hits: [],
  },
]
