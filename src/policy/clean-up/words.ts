// The words of a clean-up, in both languages; measure words as 001 has them.
import type { CleanUpKind, Disposal, Text } from '../terms.ts'

export const cleanUpKindWords: Record<CleanUpKind, Text> = {
  task: { zh: '工作任务', en: 'task' },
  appraisal: { zh: '评比', en: 'appraisal' },
  organisation: { zh: '机构', en: 'organisation' },
  ledger: { zh: '台账', en: 'ledger' },
  platform: { zh: '社区网络平台', en: 'platform' },
  certificate: { zh: '证明', en: 'certificate' },
}
/** 25项, 48类, 42个. */
export const measures: Record<CleanUpKind, string> = {
  task: '项',
  appraisal: '类',
  organisation: '个',
  ledger: '项',
  platform: '个',
  certificate: '项',
}
export const disposalWords: Record<Disposal, Text> = {
  cancelled: { zh: '取消', en: 'cancelled' },
  merged: { zh: '整合', en: 'merged' },
  kept: { zh: '保留', en: 'kept' },
  'taken-back': { zh: '收回', en: 'taken back' },
  returned: { zh: '退回', en: 'returned' },
}
