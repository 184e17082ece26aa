import { yuan } from '../../money.ts'
import { noObjection, objections, type Rule } from '../rule.ts'

/** Money and task are matched: each community gets what the fee standard gives. */
export const fundingBelowStandard: Rule<{ requiredFen?: number; offeredFen: number }> = {
  name: 'funding-below-standard',
  effect: 'reject',
  sources: ['jianye-support', 'civil-code-202', 'design'],
  check: ({ request: { targets }, item, required }) => {
    if (item?.fee === undefined) return noObjection
    return objections(targets, ({ community, amountFen: offeredFen = 0 }, i) => {
      const requiredFen = required[i]?.amountFen ?? 0
      if (offeredFen <= 0 || offeredFen >= requiredFen) return undefined
      // Beyond counting: the record keeps no infinite figure.
      const facts = Number.isSafeInteger(requiredFen) ? { requiredFen, offeredFen } : { offeredFen }
      return { pointer: `/targets/${i}/amountFen`, community, facts }
    })
  },
  zh: ({ requiredFen, offeredFen }) =>
    requiredFen === undefined
      ? `申请安排该社区${yuan(offeredFen)}元；未填数量或者数量过大，无法按经费标准计算应拨付金额`
      : `按经费标准应拨付该社区${yuan(requiredFen)}元，申请仅安排${yuan(offeredFen)}元，差额${yuan(requiredFen - offeredFen)}元`,
  en: ({ requiredFen, offeredFen }) =>
    requiredFen === undefined
      ? `This community is offered ${yuan(offeredFen)} yuan; what the fee standard gives it cannot be told, as the quantity is missing or too large`
      : `The fee standard gives this community ${yuan(requiredFen)} yuan; it is offered ${yuan(offeredFen)} yuan`,
  remedy: {
    zh: ({ requiredFen, offeredFen }) =>
      requiredFen === undefined
        ? '填写正确的数量'
        : `增加${yuan(requiredFen - offeredFen)}元，使金额不低于${yuan(requiredFen)}元；或者减少数量、缩短期限`,
    en: ({ requiredFen, offeredFen }) =>
      requiredFen === undefined
        ? 'State the right quantity'
        : `Add ${yuan(requiredFen - offeredFen)} yuan, to make it ${yuan(requiredFen)} yuan at least; or ask for a smaller quantity or a shorter period`,
  },
}
