// 提前期限: how many working days a request leaves before its work begins.
import type { Item, Terms } from '../../terms.ts'

/** What the item asks, or else the terms; work off the list has its own term. */
export function noticeNeeded(item: Pick<Item, 'noticeWorkingDays'> | undefined, terms: Terms): number {
  if (item === undefined) return terms.offListNoticeWorkingDays ?? terms.noticeWorkingDays
  return item.noticeWorkingDays ?? terms.noticeWorkingDays
}
