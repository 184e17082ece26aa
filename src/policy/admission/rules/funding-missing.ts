import { yuan } from '../../money.ts'
import { hasMoney } from '../../support/fees.ts'
import type { Hit } from '../../terms.ts'
import { noObjection, type Question, type Rule } from '../rule.ts'
import { enList, isEmpty, zhList } from '../rulebook/words.ts'

/** The body that asks pays, and it pays every community that it asks. */
export const fundingMissing: Rule = {
  name: 'funding-missing',
  effect: 'reject',
  sources: ['committee-law-43', 'community-correction-6'],
  check: (question) => {
    const { request, item } = question
    const isDue = item === undefined || item.fee !== undefined
    const unpaid = isDue ? withoutMoney(question) : undefined
    if (!hasMoney(request.support, request.targets) || mayPay(question)) return unpaid ?? noObjection
    return [...(unpaid ?? []), otherPayer(question)]
  },
  zh: ({ why, offList, requiredFen, payer, asker, payers }) => {
    if (why === 'funding')
      return offList
        ? '清单外工作以购买服务方式进入，须随拨经费，申请没有经费安排'
        : '本事项须随拨经费，申请没有经费安排'
    if (why === 'amount')
      return requiredFen === undefined
        ? '没有给该社区安排经费'
        : `没有给该社区安排经费，按费用标准应拨 ${yuan(requiredFen)} 元`
    const named = isEmpty(payers) ? '' : `（${zhList(payers)}）`
    return `付款单位 ${payer} 既不是申请单位 ${asker}，也不是本事项依据指明的付款单位${named}`
  },
  en: ({ why, offList, requiredFen, payer, asker, payers }) => {
    if (why === 'funding')
      return offList
        ? 'Work off the list enters as purchased service, with money; the request has no funding'
        : 'This item comes with money; the request has no funding'
    if (why === 'amount')
      return requiredFen === undefined
        ? 'This community gets no money'
        : `This community gets no money; the fee standard gives it ${yuan(requiredFen)} yuan`
    const named = isEmpty(payers) ? '' : ` (${enList(payers)})`
    return `The payer ${payer} is neither the asker ${asker} nor a body that a basis of the item names as payer${named}`
  },
  remedy: {
    zh: ({ why, requiredFen, asker, payers }) => {
      if (why === 'funding') return '写明付款单位、预算项目、分期付款日期和各社区的金额'
      if (why === 'amount')
        return requiredFen === undefined
          ? '写明拨给该社区的金额，或删去该社区'
          : `给该社区安排不少于 ${yuan(requiredFen)} 元，或删去该社区`
      return `把付款单位改为 ${mayBePayers(asker, payers).join(' 或 ')}`
    },
    en: ({ why, requiredFen, asker, payers }) => {
      if (why === 'funding')
        return 'State the payer, the budget line, the dates of the instalments and the amount for each community'
      if (why === 'amount')
        return requiredFen === undefined
          ? 'State the amount for this community, or leave it out'
          : `Give this community at least ${yuan(requiredFen)} yuan, or leave it out`
      return `Name ${mayBePayers(asker, payers).join(' or ')} as payer`
    },
  },
}

function withoutMoney({ request, item, required }: Question): Hit[] | undefined {
  const { targets, support } = request
  const offList = item === undefined
  if (support.funding === undefined) return [{ pointer: '/support/funding', facts: { why: 'funding', offList } }]
  let hits: Hit[] | undefined
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i]
    if (target === undefined || (target.amountFen ?? 0) > 0) continue
    const requiredFen = required[i]?.amountFen
    const isKnown = requiredFen !== undefined && Number.isSafeInteger(requiredFen)
    hits ??= []
    hits.push({
      pointer: `/targets/${i}/amountFen`,
      community: target.community,
      facts: { why: 'amount', offList, ...(isKnown && { requiredFen }) },
    })
  }
  return hits
}

function mayPay({ request, item, facts }: Question): boolean {
  const payer = request.support.funding?.payer
  if (payer === facts.asker.code) return true
  for (const basis of item?.rests ?? []) if (basis.payer !== undefined && basis.payer === payer) return true
  return false
}

function otherPayer({ request, item, facts }: Question): Hit {
  const payers = (item?.rests ?? []).flatMap((basis) => basis.payer ?? [])
  return {
    pointer: '/support/funding/payer',
    facts: { why: 'payer', payer: request.support.funding?.payer ?? '', asker: facts.asker.code, payers },
  }
}

/** Each once: the payer that the law names is often the asker. */
function mayBePayers(asker: unknown, payers: unknown): string[] {
  return [...new Set([String(asker), ...(Array.isArray(payers) ? payers : [])])]
}
