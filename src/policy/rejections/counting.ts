// Rejections counted: by whom and where, and what is asked for again after it was rejected.
import type { Day } from '../terms.ts'

export const summaryKeys = ['organisation', 'community', 'rule', 'month', 'item'] as const
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

/** What a page of repeats is continued by. */
export const repeatKey = ({ community, organisation, item, title }: RepeatLine): string =>
  JSON.stringify([community, organisation, item ?? '', title ?? ''])

/** The parts of such a key; undefined where it is none. */
export function repeatKeyParts(text: string): string[] | undefined {
  try {
    const key: unknown = JSON.parse(text)
    const isKey = Array.isArray(key) && key.length === 4 && key.every((part) => typeof part === 'string')
    return isKey ? key : undefined
  } catch {
    return undefined
  }
}

/** Whether one key stands behind another, part by part. */
export function isBehind(key: string, other: string): boolean {
  const [a, b] = [repeatKeyParts(key) ?? [], repeatKeyParts(other) ?? []]
  const i = a.findIndex((part, at) => part !== b[at])
  return i >= 0 && (a[i] as string) > (b[i] as string)
}
