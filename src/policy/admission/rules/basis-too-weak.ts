import { isInForce } from '../../list/edition.ts'
import { basisName } from '../../list/words.ts'
import { type Day, type Force, forces, type Hit, type PlanBasis } from '../../terms.ts'
import { zhDay } from '../../time/words.ts'
import { both, noObjection, type Question, type Rule } from '../rule.ts'
import { asKnown, basesOf } from '../rulebook/basis.ts'
import { enList, said, zhList } from '../rulebook/words.ts'

const weakWords = {
  may: { zh: '仅作授权性（“可以”）规定', en: 'only permits' },
  encouraged: { zh: '仅作倡导性（“鼓励”）规定', en: 'only encourages' },
  'named-only': { zh: '仅提及社区', en: 'only names the community' },
}
type Weak = keyof typeof weakWords
const isWeak = (force: Force): force is Weak => Object.hasOwn(weakWords, force)

/** `unproven`: bases of the plan that nothing is known of; `overstated`: that say less than the plan claims. */
type TooWeak =
  | { why?: 'weak'; offList: boolean; firstDay: Day; force: Weak; bases: string[] }
  | { why: 'unproven'; offList: boolean; bases: string[] }
  | { why: 'overstated'; offList: boolean; bases: string[] }

/** A provision that permits, encourages or names obliges nobody, and one that only the asker vouches for is not proven: a person must look. */
export const basisTooWeak: Rule<TooWeak> = {
  name: 'basis-too-weak',
  effect: 'refer',
  sources: ['statute-reading'],
  check: (question) => {
    // An order of the government binds by itself (突发事件应对法 art. 77).
    if (question.item === undefined && question.emergency) return noObjection
    return both(weak(question), claimed(question))
  },
  zh: (facts) => {
    if (facts.why === 'unproven') return `实施方案所列依据的效力未能核实，请审核单位核对原文：${zhList(facts.bases)}`
    if (facts.why === 'overstated') return `实施方案所填依据效力高于条文规定，已按条文认定：${zhList(facts.bases)}`
    return `起始日期${zhDay(facts.firstDay)}的现行依据${said(weakWords, facts.force).zh}，不能据以要求社区承担：${zhList(facts.bases)}`
  },
  en: (facts) => {
    if (facts.why === 'unproven')
      return `Nothing is known of these bases of the plan but what the asker says: ${enList(facts.bases)}`
    if (facts.why === 'overstated')
      return `The plan claims more than these bases say; what they say is taken: ${enList(facts.bases)}`
    return `The strongest basis in force on the first day, ${facts.firstDay}, ${said(weakWords, facts.force).en}; that obliges no community: ${enList(facts.bases)}`
  },
  remedy: {
    zh: ({ offList }) =>
      offList
        ? '在实施方案中补充规定居民委员会应当协助或者配合的依据；没有的，由审核单位决定能否以购买服务方式进入'
        : '由审核单位决定；或者请清单管理机构补充规定居民委员会应当协助或者配合的依据',
    en: ({ offList }) =>
      offList
        ? 'Add to the plan a provision that has the committee assist or cooperate; without one the reviewing body decides whether it may enter as purchased service'
        : 'The reviewing body decides; or have the list keeper add a provision that has the committee assist or cooperate',
  },
}

function weak(question: Question): readonly Hit<TooWeak>[] {
  const bases = basesOf(question)
  if (bases === undefined) return noObjection
  const firstDay = question.request.period.from
  const force = strongest(bases, firstDay)
  if (force === undefined || !isWeak(force)) return noObjection
  const offList = question.item === undefined
  const named = bases.filter((basis) => isInForce(basis, firstDay)).map(basisName)
  return [{ pointer: offList ? '/plan/bases' : '/item', facts: { offList, firstDay, force, bases: named } }]
}

/** Bases of a plan, held against what is known of them. */
function claimed({ request: { plan }, item, facts: { planBases } }: Question): readonly Hit<TooWeak>[] {
  if (item !== undefined || plan?.bases === undefined || planBases === undefined) return noObjection
  const unproven = plan.bases.filter((_, i) => planBases[i] === null)
  const overstated = plan.bases.filter((basis, i) => rank(asKnown(basis, planBases[i])) > rank(basis))
  const hit = (why: 'unproven' | 'overstated', bases: readonly PlanBasis[]): readonly Hit<TooWeak>[] =>
    bases.length === 0
      ? noObjection
      : [{ pointer: '/plan/bases', facts: { why, offList: true, bases: bases.map(basisName) } }]
  return both(hit('unproven', unproven), hit('overstated', overstated))
}

const rank = ({ force }: PlanBasis) => forces.indexOf(force)

/** The strongest force among the bases in force on a day; undefined where none is. */
function strongest(bases: readonly PlanBasis[], day: Day): Force | undefined {
  let best: number = forces.length
  for (const basis of bases) if (isInForce(basis, day)) best = Math.min(best, rank(basis))
  return forces[best]
}
