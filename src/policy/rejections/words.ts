// The closed sets of rejections, as people read them.
import type { Ground, RejectedBy, Text } from '../terms.ts'

/** 决定主体 */
export const rejecterWords: Record<RejectedBy, Text> = {
  rules: { zh: '系统规则', en: 'the rules' },
  reviewer: { zh: '审核单位', en: 'the reviewing body' },
  community: { zh: '社区', en: 'the community' },
}

/** 拒绝理由 */
export const groundWords: Record<Ground, Text> = {
  'not-admitted': { zh: '未经准入', en: 'not admitted' },
  'support-overdue': { zh: '保障未到位', en: 'support not in place' },
}
