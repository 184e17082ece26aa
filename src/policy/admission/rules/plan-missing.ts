import type { Language } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'
import { isBlank } from '../rulebook/figures.ts'
import { said } from '../rulebook/words.ts'

const planMembers = ['reason', 'content', 'agreement'] as const
type PlanMember = (typeof planMembers)[number]
const memberWords = {
  reason: { zh: '下派理由', en: 'the reason' },
  content: { zh: '工作内容', en: 'the content of the work' },
  agreement: { zh: '协议草案', en: 'the draft agreement' },
}

/** Work off the list comes with a written plan, or there is nothing to review. */
export const planMissing: Rule<{ missing: PlanMember[] }> = {
  name: 'plan-missing',
  effect: 'reject',
  sources: ['dongguan'],
  check: ({ request: { plan }, item, emergency }) => {
    if (item !== undefined || emergency) return noObjection
    const missing = planMembers.filter((member) => isBlank(plan?.[member]))
    return missing.length > 0 ? [{ pointer: '/plan', facts: { missing } }] : noObjection
  },
  zh: ({ missing }) => `清单外工作须附实施方案，缺少：${words(missing, 'zh').join('、')}`,
  en: ({ missing }) => `Work off the list needs a written plan; missing: ${words(missing, 'en').join(', ')}`,
  remedy: {
    zh: ({ missing }) => `在方案中补写${words(missing, 'zh').join('、')}后重新提出`,
    en: ({ missing }) => `Write ${words(missing, 'en').join(', ')} into the plan and ask again`,
  },
}

function words(missing: readonly PlanMember[], language: Language): string[] {
  return missing.map((member) => said(memberWords, member)[language])
}
