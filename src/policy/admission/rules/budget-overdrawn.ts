import { yuan } from '../../money.ts'
import { totalFen } from '../../support/fees.ts'
import type { Figures } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'

interface Overdrawn extends Figures {
  line: string
  requestedFen: number
}
/** Only of the asker's own line. */
interface OfOwn extends Overdrawn {
  availableFen: number
  totalFen: number
}
const isOwn = (facts: Overdrawn | OfOwn): facts is OfOwn => 'availableFen' in facts

/** The same money is not promised twice. */
export const budgetOverdrawn: Rule<Overdrawn | OfOwn> = {
  name: 'budget-overdrawn',
  effect: 'reject',
  sources: ['budget-law-13', 'design'],
  check: ({ request, facts: { line } }) => {
    if (line === undefined) return noObjection
    const pointer = '/support/funding/budgetLine'
    const requestedFen = totalFen(request.targets)
    const { totalFen: total, committedFen } = line
    if (total === undefined || committedFen === undefined)
      return line.covers === false ? [{ pointer, facts: { line: line.code, requestedFen } }] : noObjection
    const availableFen = total - committedFen
    if (requestedFen <= 0 || requestedFen <= availableFen) return noObjection
    return [{ pointer, facts: { line: line.code, requestedFen, availableFen, totalFen: total } }]
  },
  zh: (facts) =>
    isOwn(facts)
      ? `预算项目 ${facts.line} 总额${yuan(facts.totalFen)}元，扣除已准入和审核中的申请后余额${yuan(facts.availableFen)}元，本申请需要${yuan(facts.requestedFen)}元`
      : `预算项目 ${facts.line} 余额不足，本申请需要${yuan(facts.requestedFen)}元`,
  en: (facts) =>
    isOwn(facts)
      ? `Budget line ${facts.line} has ${yuan(facts.totalFen)} yuan, of which ${yuan(facts.availableFen)} yuan are left by what is admitted and in review; this request needs ${yuan(facts.requestedFen)} yuan`
      : `Budget line ${facts.line} does not have enough left; this request needs ${yuan(facts.requestedFen)} yuan`,
  remedy: {
    zh: (facts) =>
      `${isOwn(facts) ? `资金缺口${yuan(facts.requestedFen - facts.availableFen)}元：` : ''}请商财政部门调整预算，或者另行落实资金来源，或者缩小申请范围`,
    en: (facts) =>
      `${isOwn(facts) ? `${yuan(facts.requestedFen - facts.availableFen)} yuan are wanting: ` : ''}have the finance department add to the line, name another line, or ask for less work`,
  },
}
