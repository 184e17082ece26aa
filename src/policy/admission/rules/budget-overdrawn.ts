import { yuan } from '../../money.ts'
import { totalFen } from '../../support/fees.ts'
import { noObjection, type Rule } from '../rule.ts'

/** The same money is not promised twice. */
export const budgetOverdrawn: Rule<{ line: string; requestedFen: number; availableFen: number; totalFen: number }> = {
  name: 'budget-overdrawn',
  effect: 'reject',
  sources: ['design'],
  check: ({ request, facts: { line } }) => {
    if (line === undefined) return noObjection
    const requestedFen = totalFen(request.targets)
    const availableFen = line.totalFen - line.committedFen
    if (requestedFen <= 0 || requestedFen <= availableFen) return noObjection
    return [
      {
        pointer: '/support/funding/budgetLine',
        facts: { line: line.code, requestedFen, availableFen, totalFen: line.totalFen },
      },
    ]
  },
  zh: ({ line, requestedFen, availableFen, totalFen }) =>
    `预算项目 ${line} 总额 ${yuan(totalFen)} 元，除去已准入和审核中的申请还剩 ${yuan(availableFen)} 元，本申请需要 ${yuan(requestedFen)} 元`,
  en: ({ line, requestedFen, availableFen, totalFen }) =>
    `Budget line ${line} has ${yuan(totalFen)} yuan, of which ${yuan(availableFen)} yuan are left by what is admitted and in review; this request needs ${yuan(requestedFen)} yuan`,
  remedy: {
    zh: ({ requestedFen, availableFen }) =>
      `缺少 ${yuan(requestedFen - availableFen)} 元：请财政部门追加预算，或换用其他预算项目，或缩小申请范围`,
    en: ({ requestedFen, availableFen }) =>
      `${yuan(requestedFen - availableFen)} yuan are wanting: have the finance department add to the line, name another line, or ask for less work`,
  },
}
