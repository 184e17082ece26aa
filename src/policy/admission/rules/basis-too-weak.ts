import { isInForce } from '../../list/edition.ts'
import { basisName } from '../../list/words.ts'
import { type Day, type Force, forces, type PlanBasis } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'
import { basesOf } from '../rulebook/basis.ts'
import { enList, said, zhList } from '../rulebook/words.ts'

const weakWords = {
  may: { zh: '只说“可以”', en: 'only permits' },
  encouraged: { zh: '只说“鼓励”', en: 'only encourages' },
  'named-only': { zh: '只是提及社区', en: 'only names the community' },
}
type Weak = keyof typeof weakWords
const isWeak = (force: Force): force is Weak => Object.hasOwn(weakWords, force)

/** A provision that permits, encourages or names obliges nobody: a person must look. */
export const basisTooWeak: Rule<{ offList: boolean; firstDay: Day; force: Weak; bases: string[] }> = {
  name: 'basis-too-weak',
  effect: 'refer',
  sources: ['statute-reading'],
  check: (question) => {
    const bases = basesOf(question)
    if (bases === undefined) return noObjection
    const firstDay = question.request.period.from
    const force = strongest(bases, firstDay)
    if (force === undefined || !isWeak(force)) return noObjection
    const offList = question.item === undefined
    const named = bases.filter((basis) => isInForce(basis, firstDay)).map(basisName)
    return [{ pointer: offList ? '/plan/bases' : '/item', facts: { offList, firstDay, force, bases: named } }]
  },
  zh: ({ firstDay, force, bases }) =>
    `首日 ${firstDay} 有效的依据中，效力最强的也${said(weakWords, force).zh}，不足以要求社区必须承担：${zhList(bases)}`,
  en: ({ firstDay, force, bases }) =>
    `The strongest basis in force on the first day, ${firstDay}, ${said(weakWords, force).en}; that obliges no community: ${enList(bases)}`,
  remedy: {
    zh: ({ offList }) =>
      offList
        ? '在方案中补充规定居民委员会应当协助或配合的依据；没有的，由审核机构决定能否以购买服务方式进入'
        : '由审核机构决定；或请清单管理机构补充规定居民委员会应当协助或配合的依据',
    en: ({ offList }) =>
      offList
        ? 'Add to the plan a provision that has the committee assist or cooperate; without one the reviewing body decides whether it may enter as purchased service'
        : 'The reviewing body decides; or have the list keeper add a provision that has the committee assist or cooperate',
  },
}

/** The strongest force among the bases in force on a day; undefined where none is. */
function strongest(bases: readonly PlanBasis[], day: Day): Force | undefined {
  let rank: number = forces.length
  for (const basis of bases) if (isInForce(basis, day)) rank = Math.min(rank, forces.indexOf(basis.force))
  return forces[rank]
}
