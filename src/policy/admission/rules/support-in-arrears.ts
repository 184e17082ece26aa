import { noObjection, type Rule } from '../rule.ts'
import { communityPointer } from '../rulebook/figures.ts'
import { enList, zhList } from '../rulebook/words.ts'

/** Whoever still owes a community support does not hand it more work. */
export const supportInArrears: Rule<{ commitments: string[] }> = {
  name: 'support-in-arrears',
  effect: 'reject',
  sources: ['design'],
  check: ({ request, facts, terms, emergency }) => {
    if (!terms.arrearsBlock || emergency || facts.arrears.length === 0) return noObjection
    return facts.arrears.map(({ community, commitments }) => ({
      pointer: communityPointer(request, community),
      community,
      facts: { commitments: commitments.map(({ id, dueOn }) => `${id}（${dueOn}）`) },
    }))
  },
  zh: ({ commitments }) => `申请单位对该社区的保障承诺逾期未到位（括号内为应到位日期）：${zhList(commitments)}`,
  en: ({ commitments }) =>
    `Support that the asker owes this community is overdue (due dates in brackets): ${enList(commitments)}`,
  remedy: {
    zh: ({ commitments }) => `下列承诺到位并经社区确认后再提出申请：${zhList(commitments)}；或者删去该社区`,
    en: ({ commitments }) =>
      `First deliver these commitments and have the community confirm them, then ask again: ${enList(commitments)}; or leave this community out`,
  },
}
