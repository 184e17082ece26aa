// Rejections counted: by whom and where, and what is asked for again after it was rejected.
import type { Day } from '../terms.ts'

export const summaryKeys = ['organisation', 'community', 'street', 'rule', 'month', 'item'] as const
export type SummaryKey = (typeof summaryKeys)[number]

/** The key of work that has no item. */
export const offList = 'off-list'

/** Rejections under one key; `advisory` are those of checks, by which nothing was asked for. */
export interface SummaryLine {
  key: string
  count: number
  advisory: number
  rules: number
  reviewer: number
  community: number
}

/** The same organisation asked the same community for the same work again after it was rejected. `title` where there is no item. */
export interface RepeatLine {
  community: string
  organisation: string
  item: string | null
  title: string | null
  times: number
  /** Entries of the first and the last rejection. */
  first: number
  last: number
  firstOn: Day
  lastOn: Day
}

/** Where a line of repeats stands among them. */
export type RepeatPlace = Pick<RepeatLine, 'community' | 'organisation' | 'item' | 'title'>
