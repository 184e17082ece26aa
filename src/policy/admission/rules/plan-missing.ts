import type { Language } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'
import { missingOf, type PlanMember } from '../rulebook/plan.ts'
import { said } from '../rulebook/words.ts'

const memberWords = {
  reason: { zh: '下派理由', en: 'the reason' },
  content: { zh: '工作内容', en: 'the content of the work' },
  agreement: { zh: '协议草案', en: 'the draft agreement' },
}

/** Work off the list comes with a written plan, or there is nothing to review. */
export const planMissing: Rule<{ missing: PlanMember[] }> = {
  name: 'plan-missing',
  effect: 'return',
  sources: ['dongguan'],
  check: ({ request: { plan }, item, emergency }) => {
    if (item !== undefined || emergency) return noObjection
    const missing = missingOf(plan)
    return missing.length > 0 ? [{ pointer: '/plan', facts: { missing } }] : noObjection
  },
  zh: ({ missing }) => `清单外事项须附实施方案，缺少：${words(missing, 'zh').join('、')}`,
  en: ({ missing }) => `Work off the list needs a written plan; missing: ${words(missing, 'en').join(', ')}`,
  remedy: {
    zh: ({ missing }) => `在实施方案中补充${words(missing, 'zh').join('、')}后重新提交`,
    en: ({ missing }) => `Write ${words(missing, 'en').join(', ')} into the plan and send it again`,
  },
}

function words(missing: readonly PlanMember[], language: Language): string[] {
  return missing.map((member) => said(memberWords, member)[language])
}
