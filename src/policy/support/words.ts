// A commitment in the reader's language. The record keeps what was promised in Chinese, with the words that people
// wrote in it; the rest of it, a number or a word of our own, is said anew for who reads English.
import type { CommitmentKind, CommitmentStatus, DeliveryStatus, Language, ObligationStatus, Text } from '../terms.ts'

export const commitmentKindWords: Record<CommitmentKind, Text> = {
  funding: { zh: '经费', en: 'Money' },
  staff: { zh: '人员', en: 'Staff' },
  guidance: { zh: '业务指导', en: 'Guidance' },
  authority: { zh: '权限', en: 'Authority' },
}

/** What was promised. 经费第2期 reads Instalment 2; 司法社工 1 名 reads 司法社工 × 1; what people wrote stays as it is. */
export function promised({ kind, what }: { kind: string; what: string }, language: Language): string {
  if (language === 'zh') return what
  switch (kind) {
    case 'funding':
      return what.replace(/^经费第(\d+)期$/, 'Instalment $1')
    case 'staff':
      return what.replace(/^工作人员 /, 'Staff ').replace(/ (\d+) 名$/, ' × $1')
    case 'guidance':
      return what === commitmentKindWords.guidance.zh ? commitmentKindWords.guidance.en : what
    default:
      return what
  }
}

/** An obligation, its commitments in the reader's language. */
export function inLanguage<C extends { kind: string; what: string }, O extends { commitments: readonly C[] }>(
  obligation: O,
  language: Language,
): O {
  if (language === 'zh') return obligation
  return {
    ...obligation,
    commitments: obligation.commitments.map((one) => ({ ...one, what: promised(one, language) })),
  }
}

/** 承接事项状态 */
export const obligationStatusWords: Record<ObligationStatus, Text> = {
  upcoming: { zh: '尚未开始', en: 'not begun' },
  active: { zh: '进行中', en: 'under way' },
  refused: { zh: '已拒绝承接', en: 'refused' },
  completed: { zh: '已办结', en: 'completed' },
  expired: { zh: '已期满', en: 'ended' },
  lapsed: { zh: '逾期未确认失效', en: 'lapsed unconfirmed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  revoked: { zh: '已撤销', en: 'revoked' },
  'taken-back': { zh: '已由街道收回', en: 'taken back by the street' },
}

/** 保障承诺状态 */
export const commitmentStatusWords: Record<CommitmentStatus, Text> = {
  due: { zh: '待到位', en: 'due' },
  overdue: { zh: '逾期未到位', en: 'overdue' },
  delivered: { zh: '待确认', en: 'to be confirmed' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  disputed: { zh: '有异议', en: 'disputed' },
  dropped: { zh: '已免除', en: 'fallen away' },
}

/** 到位状态: a delivery is in the state of the promise that it would meet. */
export const deliveryStatusWords: Record<DeliveryStatus, string> = {
  delivered: commitmentStatusWords.delivered.zh,
  confirmed: commitmentStatusWords.confirmed.zh,
  disputed: commitmentStatusWords.disputed.zh,
  retracted: '已撤回',
}
