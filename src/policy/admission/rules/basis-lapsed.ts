import { isInForce } from '../../list/edition.ts'
import { basisWithDays } from '../../list/words.ts'
import type { Day } from '../../terms.ts'
import { zhDay } from '../../time/words.ts'
import { noObjection, type Rule } from '../rule.ts'
import { basesOf } from '../rulebook/basis.ts'
import { enList, isEmpty, zhList } from '../rulebook/words.ts'

/** Work without a provision in force on its first day has no ground in law. */
export const basisLapsed: Rule<{ offList: boolean; firstDay: Day; bases: string[]; successors?: string[] }> = {
  name: 'basis-lapsed',
  effect: 'reject',
  sources: ['committee-law-43-2'],
  check: (question) => {
    const bases = basesOf(question)
    if (bases === undefined) return noObjection
    const { request, item, emergency } = question
    for (const basis of bases) if (isInForce(basis, request.period.from)) return noObjection
    // With nothing else given, the emergency order is the basis.
    if (item === undefined && emergency && bases.length === 0) return noObjection
    const successors = (item?.rests ?? []).flatMap(({ successor }) => successor ?? [])
    return [
      {
        pointer: item ? '/item' : '/plan/bases',
        facts: {
          offList: item === undefined,
          firstDay: request.period.from,
          bases: bases.map(basisWithDays),
          ...(successors.length > 0 && { successors }),
        },
      },
    ]
  },
  zh: ({ offList, firstDay, bases }) => {
    const whose = offList ? '实施方案' : '清单事项'
    return isEmpty(bases)
      ? `${whose}未列明法律依据`
      : `${whose}所列依据在起始日期${zhDay(firstDay)}均尚未施行或者已经失效：${zhList(bases)}`
  },
  en: ({ offList, firstDay, bases }) => {
    const whose = offList ? 'The plan' : 'The item'
    return isEmpty(bases)
      ? `${whose} names no legal basis`
      : `${whose} names no basis in force on the first day, ${firstDay} (in brackets, from when to when): ${enList(bases)}`
  },
  remedy: {
    zh: ({ offList, firstDay, bases, successors }) => {
      if (offList) return `在实施方案中写明${zhDay(firstDay)}有效的法律、法规依据；没有依据的工作不得要求社区承担`
      if (isEmpty(bases)) return '请清单管理机构在新版清单中补充本事项的依据；没有依据的工作不得要求社区承担'
      const instead = isEmpty(successors) ? '' : `（替代依据：${zhList(successors)}）`
      return `请清单管理机构在新版清单中更新本事项的依据${instead}，或者将起始日期调整到依据的有效期内`
    },
    en: ({ offList, firstDay, bases, successors }) => {
      if (offList)
        return `Name a provision in force on ${firstDay} in the plan; work without one cannot be asked of a community`
      if (isEmpty(bases))
        return 'Have the list keeper add a basis for this item in a new edition; work without one cannot be asked of a community'
      const instead = isEmpty(successors) ? '' : ` (succeeded by: ${enList(successors)})`
      return `Have the list keeper renew the bases of this item in a new edition${instead}, or choose a first day on which one is in force`
    },
  },
}
