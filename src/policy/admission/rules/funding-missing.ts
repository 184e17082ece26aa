import { yuan } from '../../money.ts'
import { hasMoney } from '../../support/fees.ts'
import type { Hit } from '../../terms.ts'
import { both, noObjection, objections, type Question, type Rule } from '../rule.ts'
import { mayPay, payersFor } from '../rulebook/payers.ts'
import { enList, isEmpty, zhList } from '../rulebook/words.ts'

type Unpaid =
  | { why: 'funding'; offList: boolean; requiredFen?: number }
  | { why: 'amount'; offList: boolean; requiredFen?: number }
  | { why: 'payer'; payer: string; asker: string; payers: string[] }

/** The body that asks pays, or its treasury, and it pays every community that it asks. */
export const fundingMissing: Rule<Unpaid> = {
  name: 'funding-missing',
  effect: 'reject',
  sources: ['committee-law-43-1', 'committee-law-43-2', 'mca-2015-136-1', 'community-correction-6', 'jianye-support'],
  check: (question) => both(withoutMoney(question), otherPayer(question)),
  zh: (facts) => {
    if (facts.why === 'funding')
      return facts.offList
        ? '清单外事项以购买服务方式进入，须随拨经费，申请未作经费安排'
        : '本事项须随拨经费，申请未作经费安排'
    if (facts.why === 'amount')
      return facts.requiredFen === undefined
        ? '未安排该社区的经费'
        : `未安排该社区的经费，按经费标准应拨付${yuan(facts.requiredFen)}元`
    const named = isEmpty(facts.payers) ? '' : `（可承担的还有 ${zhList(facts.payers)}）`
    return `经费承担单位 ${facts.payer} 与申请单位 ${facts.asker} 不一致，且准入条款未列其为经费承担单位${named}`
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
    return `The payer ${facts.payer} is neither the asker ${facts.asker}, nor what it is part of, nor one that the terms name${named}`
  },
  remedy: {
    zh: (facts) => {
      if (facts.why === 'funding') {
        const sum = facts.requiredFen === undefined ? '' : `，按经费标准合计应安排${yuan(facts.requiredFen)}元`
        return `写明经费承担单位、预算项目、分期拨付日期和各社区的金额${sum}`
      }
      if (facts.why === 'amount')
        return facts.requiredFen === undefined
          ? '写明拨付该社区的金额，或者删去该社区'
          : `安排该社区不少于${yuan(facts.requiredFen)}元，或者删去该社区`
      return `将经费承担单位改为 ${mayBePayers(facts).join(' 或 ')}`
    },
    en: (facts) => {
      if (facts.why === 'funding') {
        const sum =
          facts.requiredFen === undefined ? '' : `; the fee standard asks ${yuan(facts.requiredFen)} yuan in all`
        return `State the payer, the budget line, the dates of the instalments and the amount for each community${sum}`
      }
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
  if (support.funding === undefined) {
    const requiredFen = required.reduce((sum, one) => sum + one.amountFen, 0)
    const isKnown = required.length > 0 && Number.isSafeInteger(requiredFen)
    return [{ pointer: '/support/funding', facts: { why: 'funding', offList, ...(isKnown && { requiredFen }) } }]
  }
  return objections(targets, ({ community, amountFen = 0 }, i) => {
    if (amountFen > 0) return undefined
    const requiredFen = required[i]?.amountFen
    const isKnown = requiredFen !== undefined && Number.isSafeInteger(requiredFen)
    const facts = { why: 'amount' as const, offList, ...(isKnown && { requiredFen }) }
    return { pointer: `/targets/${i}/amountFen`, community, facts }
  })
}

function otherPayer({ request, facts: { asker }, terms }: Question): readonly Hit<Unpaid>[] {
  const payer = request.support.funding?.payer
  if (payer === undefined || !hasMoney(request.support, request.targets) || mayPay(payer, asker, terms))
    return noObjection
  const payers = payersFor(asker, terms)
  return [{ pointer: '/support/funding/payer', facts: { why: 'payer', payer, asker: asker.code, payers } }]
}

/** Each once: the terms may name the asker too. */
function mayBePayers({ asker, payers }: { asker: string; payers: string[] }): string[] {
  return [...new Set([asker, ...payers])]
}
