import { yuan } from '../../money.ts'
import { hasMoney } from '../../support/fees.ts'
import type { Hit } from '../../terms.ts'
import { both, noObjection, objections, type Question, type Rule } from '../rule.ts'
import { enList, isEmpty, zhList } from '../rulebook/words.ts'

type Unpaid =
  | { why: 'funding'; offList: boolean }
  | { why: 'amount'; offList: boolean; requiredFen?: number }
  | { why: 'payer'; payer: string; asker: string; payers: string[] }

/** The body that asks pays, and it pays every community that it asks. */
export const fundingMissing: Rule<Unpaid> = {
  name: 'funding-missing',
  effect: 'reject',
  sources: ['committee-law-43', 'community-correction-6'],
  check: (question) => both(withoutMoney(question), otherPayer(question)),
  zh: (facts) => {
    if (facts.why === 'funding')
      return facts.offList
        ? '清单外工作以购买服务方式进入，须随拨经费，申请没有经费安排'
        : '本事项须随拨经费，申请没有经费安排'
    if (facts.why === 'amount')
      return facts.requiredFen === undefined
        ? '没有给该社区安排经费'
        : `没有给该社区安排经费，按费用标准应拨 ${yuan(facts.requiredFen)} 元`
    const named = isEmpty(facts.payers) ? '' : `（${zhList(facts.payers)}）`
    return `付款单位 ${facts.payer} 既不是申请单位 ${facts.asker}，也不是本事项依据指明的付款单位${named}`
  },
  en: (facts) => {
    if (facts.why === 'funding')
      return facts.offList
        ? 'Work off the list enters as purchased service, with money; the request has no funding'
        : 'This item comes with money; the request has no funding'
    if (facts.why === 'amount')
      return facts.requiredFen === undefined
        ? 'This community gets no money'
        : `This community gets no money; the fee standard gives it ${yuan(facts.requiredFen)} yuan`
    const named = isEmpty(facts.payers) ? '' : ` (${enList(facts.payers)})`
    return `The payer ${facts.payer} is neither the asker ${facts.asker} nor a body that a basis of the item names as payer${named}`
  },
  remedy: {
    zh: (facts) => {
      if (facts.why === 'funding') return '写明付款单位、预算项目、分期付款日期和各社区的金额'
      if (facts.why === 'amount')
        return facts.requiredFen === undefined
          ? '写明拨给该社区的金额，或删去该社区'
          : `给该社区安排不少于 ${yuan(facts.requiredFen)} 元，或删去该社区`
      return `把付款单位改为 ${mayBePayers(facts).join(' 或 ')}`
    },
    en: (facts) => {
      if (facts.why === 'funding')
        return 'State the payer, the budget line, the dates of the instalments and the amount for each community'
      if (facts.why === 'amount')
        return facts.requiredFen === undefined
          ? 'State the amount for this community, or leave it out'
          : `Give this community at least ${yuan(facts.requiredFen)} yuan, or leave it out`
      return `Name ${mayBePayers(facts).join(' or ')} as payer`
    },
  },
}

function withoutMoney({ request: { targets, support }, item, required }: Question): readonly Hit<Unpaid>[] {
  const offList = item === undefined
  const isDue = offList || item.fee !== undefined
  if (!isDue) return noObjection
  if (support.funding === undefined) return [{ pointer: '/support/funding', facts: { why: 'funding', offList } }]
  return objections(targets, ({ community, amountFen = 0 }, i) => {
    if (amountFen > 0) return undefined
    const requiredFen = required[i]?.amountFen
    const isKnown = requiredFen !== undefined && Number.isSafeInteger(requiredFen)
    const facts = { why: 'amount' as const, offList, ...(isKnown && { requiredFen }) }
    return { pointer: `/targets/${i}/amountFen`, community, facts }
  })
}

function otherPayer(question: Question): readonly Hit<Unpaid>[] {
  const { request, item, facts } = question
  if (!hasMoney(request.support, request.targets) || mayPay(question)) return noObjection
  const payer = request.support.funding?.payer ?? ''
  const payers = (item?.rests ?? []).flatMap((basis) => basis.payer ?? [])
  return [{ pointer: '/support/funding/payer', facts: { why: 'payer', payer, asker: facts.asker.code, payers } }]
}

function mayPay({ request, item, facts }: Question): boolean {
  const payer = request.support.funding?.payer
  if (payer === facts.asker.code) return true
  for (const basis of item?.rests ?? []) if (basis.payer !== undefined && basis.payer === payer) return true
  return false
}

/** Each once: the payer that the law names is often the asker. */
function mayBePayers({ asker, payers }: { asker: string; payers: string[] }): string[] {
  return [...new Set([asker, ...payers])]
}
