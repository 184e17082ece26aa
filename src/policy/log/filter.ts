// Which entries a reader asked for, answered from the leaf alone, so that a verifier without any body can answer it too.

import type { RejectedBy } from '../terms.ts'
import { isDay, shanghaiDayAt } from '../time/days.ts'
import { isObject } from '../untrusted.ts'
import { type EntryHeader, isRejectedBy } from './header.ts'

/** Every member given must hold. `from` and `until` are days in Asia/Shanghai (YYYY-MM-DD), both included. */
export interface Filter {
  from?: string
  until?: string
  by?: RejectedBy
  ground?: string
  organisation?: string
  community?: string
  rule?: string
  item?: string
  /** false asks for what is not advisory. */
  advisory?: boolean
  type?: string
  /** This jurisdiction and all below it: 9901 asks for 990105 too. */
  jurisdiction?: string
  /** true asks for rejections, false for everything else. */
  rejections?: boolean
}

/** Whether the entry is a rejection: somebody is named who rejected. */
export function isRejection(header: EntryHeader): boolean {
  return header.by !== undefined
}

/** Whether the entry is one that the filter asks for. */
export function matches(filter: Filter, header: EntryHeader): boolean {
  const { by, ground, organisation, community, rule, item, advisory, type, jurisdiction, rejections } = filter
  if (by !== undefined && header.by !== by) return false
  if (ground !== undefined && header.ground !== ground) return false
  if (organisation !== undefined && header.organisation !== organisation) return false
  if (item !== undefined && header.item !== item) return false
  if (type !== undefined && header.type !== type) return false
  if (jurisdiction !== undefined && !header.jurisdiction?.startsWith(jurisdiction)) return false
  if (community !== undefined && !header.communities?.includes(community)) return false
  if (rule !== undefined && !header.rules?.includes(rule)) return false
  if (advisory !== undefined && (header.advisory === true) !== advisory) return false
  if (rejections !== undefined && isRejection(header) !== rejections) return false
  return isWithin(filter, header.at)
}

function isWithin({ from, until }: Filter, at: string): boolean {
  if (from === undefined && until === undefined) return true
  const ms = Date.parse(at)
  if (Number.isNaN(ms)) return false
  const day = shanghaiDayAt(ms)
  return (from === undefined || day >= from) && (until === undefined || day <= until)
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isBoolean = (value: unknown): boolean => typeof value === 'boolean'
const members: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['from', isDay],
  ['until', isDay],
  ['by', isRejectedBy],
  ['ground', isText],
  ['organisation', isText],
  ['community', isText],
  ['rule', isText],
  ['item', isText],
  ['advisory', isBoolean],
  ['type', isText],
  ['jurisdiction', isText],
  ['rejections', isBoolean],
])

/** Reads a filter from outside; nothing where a member is unknown or malformed, since a filter half understood proves nothing. */
export function parseFilter(value: unknown): Filter | undefined {
  if (!isObject(value)) return undefined
  return Object.entries(value).every(([name, member]) => members.get(name)?.(member) === true)
    ? (value as Filter)
    : undefined
}
