import { totalFen } from '../../support/fees.ts'
import { noObjection, type Question, type Rule } from '../rule.ts'

type WrongLine =
  | { why: 'no-line' }
  | { why: 'unknown-line'; line: string }
  | { why: 'other-payer'; line: string; organisation: string; payer: string }
  | { why: 'other-year'; line: string; lineYear: number; year: number }

/** Money comes from a line that exists, is the payer's, and is of the year in which it first falls due. In an emergency the line may follow. */
export const budgetUnknown: Rule<WrongLine> = {
  name: 'budget-unknown',
  effect: 'return',
  sources: ['budget-law-13', 'budget-law-54', 'design'],
  check: (question) => {
    if (question.emergency || totalFen(question.request.targets) <= 0) return noObjection
    const facts = wrongLine(question)
    return facts ? [{ pointer: '/support/funding/budgetLine', facts }] : noObjection
  },
  zh: (facts) => {
    if (facts.why === 'no-line') return '已列拨付金额，未注明预算项目'
    if (facts.why === 'unknown-line') return `预算项目 ${facts.line} 尚未登记`
    if (facts.why === 'other-payer')
      return `预算项目 ${facts.line} 属于 ${facts.organisation}，而经费承担单位是 ${facts.payer}`
    return `预算项目 ${facts.line} 属${facts.lineYear}年度，而首期经费应于${facts.year}年拨付`
  },
  en: (facts) => {
    if (facts.why === 'no-line') return 'There are amounts to pay, but no budget line is named'
    if (facts.why === 'unknown-line') return `Budget line ${facts.line} is not registered`
    if (facts.why === 'other-payer')
      return `Budget line ${facts.line} belongs to ${facts.organisation}, but the payer is ${facts.payer}`
    return `Budget line ${facts.line} is of ${facts.lineYear}, but the first instalment falls due in ${facts.year}`
  },
  remedy: {
    zh: (facts) => {
      if (facts.why === 'no-line') return '补充经费承担单位当年已登记的预算项目后重新提交'
      if (facts.why === 'unknown-line')
        return `核对编号，或者请财政部门登记预算项目 ${facts.line}（预算尚未批准的，可登记为待批准）后重新提交`
      if (facts.why === 'other-payer') return `改用 ${facts.payer} 名下的预算项目，或者更正经费承担单位后重新提交`
      return `改用${facts.year}年度的预算项目，或者调整首期经费的应到位日期后重新提交`
    },
    en: (facts) => {
      if (facts.why === 'no-line') return "Name a registered budget line of the payer's for the year, and send it again"
      if (facts.why === 'unknown-line')
        return `Check its code, or have the finance department register budget line ${facts.line} (provisional, while the budget is not approved), and send it again`
      if (facts.why === 'other-payer')
        return `Name a budget line of ${facts.payer}'s, or correct the payer, and send it again`
      return `Name a budget line of ${facts.year}, or change the date of the first instalment, and send it again`
    },
  },
}

function wrongLine({ request, facts }: Question): WrongLine | undefined {
  const { funding } = request.support
  if (funding?.budgetLine === undefined) return { why: 'no-line' }
  if (facts.line === undefined) return { why: 'unknown-line', line: funding.budgetLine }
  const { code: line, organisation, year: lineYear } = facts.line
  if (organisation !== funding.payer) return { why: 'other-payer', line, organisation, payer: funding.payer }
  const first = funding.instalments[0]
  const year = first === undefined ? lineYear : Number(first.dueOn.slice(0, 4))
  return year === lineYear ? undefined : { why: 'other-year', line, lineYear, year }
}
