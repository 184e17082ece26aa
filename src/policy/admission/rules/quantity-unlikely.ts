import type { Hit } from '../../terms.ts'
import { noObjection, objections, type Question, type Rule } from '../rule.ts'

type TooMany = { unit: 'household' | 'person'; quantity: number; registered: number }

/** More households or residents than the community has: a slip of the pen, most likely. */
export const quantityUnlikely: Rule<TooMany> = {
  name: 'quantity-unlikely',
  effect: 'return',
  sources: ['design'],
  check: ({ request, item, facts: { sizes } }: Question): readonly Hit<TooMany>[] => {
    const unit = item?.fee?.per
    if ((unit !== 'household' && unit !== 'person') || sizes === undefined) return noObjection
    return objections(request.targets, ({ community, quantity = 0 }, i) => {
      const size = sizes[community]
      const registered = unit === 'household' ? size?.households : size?.residents
      if (registered === undefined || quantity <= registered) return undefined
      return { pointer: `/targets/${i}/quantity`, community, facts: { unit, quantity, registered } }
    })
  },
  zh: ({ unit, quantity, registered }) =>
    unit === 'household'
      ? `申请数量${quantity}户，超过该社区登记的${registered}户`
      : `申请数量${quantity}人，超过该社区登记的${registered}人`,
  en: ({ unit, quantity, registered }) =>
    unit === 'household'
      ? `The community has ${registered} households; ${quantity} are asked for`
      : `The community has ${registered} residents; ${quantity} persons are asked for`,
  remedy: {
    zh: '核对数量后重新提交；社区户数、人口登记有误的，请清单管理机构更正',
    en: 'Check the quantity and send it again; where the registry is wrong, have the list keeper correct it',
  },
}
