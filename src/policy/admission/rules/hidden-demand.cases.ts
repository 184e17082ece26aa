import type { Case } from '../case.ts'
import { hiddenWords } from '../rulebook/hidden-words.ts'

/** The item has a ledger of its own, whose name holds one of the words. */
const ownLedger = { allows: [{ kind: 'ledger' as const, name: '防汛值班台账' }] }
const none = { demands: undefined }

/** Each word in a title that it gives away, and in one that it does not. */
const words = hiddenWords.flatMap(({ kind, word, fires, passes }): Case[] => [
  {
    name: `${word}: a demand in “${fires}”`,
    request: { ...none, title: fires },
    item: ownLedger,
    hits: [{ pointer: '/title', facts: { kind, words: [word] } }],
  },
  { name: `${word}: none in “${passes}”`, request: { ...none, title: passes }, item: ownLedger, hits: [] },
])

export const cases: Case[] = [
  ...words.map((one) => (one.hits.length === 0 ? one : { ...one, of: 'some' as const })),
  {
    name: 'inspection papers and forms from door to door',
    request: { ...none, title: '国家卫生城市复审迎检材料整理及入户填表' },
    hits: [
      { pointer: '/title', facts: { kind: 'ledger', words: ['填表'] } },
      { pointer: '/title', facts: { kind: 'inspection', words: ['迎检', '复审'] } },
      { pointer: '/title', facts: { kind: 'material', words: ['材料整理'] } },
    ],
  },
  {
    name: 'in the plan',
    request: { ...none, plan: { content: '每周走访两次，并在工作群上传截图' } },
    hits: [
      { pointer: '/plan/content', facts: { kind: 'platform', words: ['工作群'] } },
      { pointer: '/plan/content', facts: { kind: 'material', words: ['截图'] } },
    ],
  },
  { name: 'it is declared', request: { title: '矫正台账整理' }, hits: [] },
  {
    name: 'a material is declared where a ledger is spoken of',
    request: { title: '矫正台账整理', demands: [{ kind: 'material', name: '走访情况' }] },
    hits: [],
  },
  {
    name: 'the item allows any of the kind',
    request: { ...none, title: '矫正台账整理' },
    item: { allows: [{ kind: 'ledger' }] },
    hits: [],
  },
  {
    name: 'the list itself calls the item so',
    request: { ...none, title: '开展文明创建宣传' },
    item: { name: '开展文明创建宣传' },
    hits: [],
  },
  {
    name: 'a platform that the terms name',
    request: { ...none, title: '通过民情小程序登记走访' },
    terms: { platforms: [{ name: '民情小程序' }] },
    hits: [],
  },
  {
    name: 'what is denied of one thing is not denied of the next clause',
    request: { ...none, title: '不设台账，每日打卡' },
    hits: [{ pointer: '/title', facts: { kind: 'platform', words: ['打卡'] } }],
  },
]
