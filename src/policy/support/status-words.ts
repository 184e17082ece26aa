// Statuses as a person reads them in Chinese; in English their codes are words already.
import type { AssignmentAnswer } from '../admission/asking.ts'
import type { DeliveryStatus, ObligationStatus } from './status.ts'

/** In Chinese, by status. */
export const statusWords: Record<AssignmentAnswer['status'] | ObligationStatus | DeliveryStatus, string> = {
  rejected: '不予准入',
  'in-review': '审核中',
  admitted: '已准入',
  upcoming: '尚未开始',
  active: '进行中',
  refused: '已拒绝',
  completed: '已办结',
  expired: '已到期',
  withdrawn: '已撤回',
  revoked: '已撤销',
  delivered: '待确认',
  confirmed: '已确认',
  disputed: '有异议',
}

/** The Chinese word for a status; the status itself where it has none. */
export function statusWord(status: string): string {
  return statusWords[status as keyof typeof statusWords] ?? status
}
