// What the core needs from outside, and what it offers to it.

import type { Edition } from './list/edition.ts'
import type { Entry, Rows } from './record/fold.ts'
import type { LifeReads } from './record/life.ts'
import type { BudgetLine, Community, Day, Facts, Instant, Organisation, Period, Problem } from './terms.ts'

export const roles = ['organisation', 'community', 'list-keeper', 'finance', 'reviewer', 'auditor', 'operator'] as const
export type Role = (typeof roles)[number]

/** Who is calling: one access key, its role and what it is bound to. */
export interface Principal {
  key: string
  role: Role
  organisation?: string
  community?: string
  jurisdiction?: string
}

/** How an entry names its actor: role, what it is bound to, and the key. */
export function actorOf({ role, organisation, community, jurisdiction, key }: Principal): string {
  const bound = organisation ?? community ?? jurisdiction
  return `${role}${bound ? `:${bound}` : ''}#${key}`
}

export interface Draft {
  jurisdiction: string
  version: number
  document: string
  editedBy: string
  editedAt: Instant
}

/** What is read inside the write transaction, before deciding. Each answers by index. */
export interface RecordReads extends LifeReads {
  organisation(code: string): Organisation | undefined
  community(code: string): Community | undefined
  budgetLine(code: string): Required<Rows['budgetLines']> | undefined
  /** The edition in force on a day, from this jurisdiction or else the nearest above it that has a list. */
  editionInForce(jurisdiction: string, on: Day): Edition | undefined
  latestEdition(jurisdiction: string): { number: number; effectiveFrom: Day; hash: string } | undefined
  draft(jurisdiction: string): Draft | undefined
  arrears(organisation: string, communities: readonly string[], on: Day): Facts['arrears']
  duplicates(item: string, communities: readonly string[], period: Period): Facts['duplicates']
  load(communities: readonly string[], on: Day): Facts['load']
}

/** When and where a command takes place: read once per transaction. */
export interface Moment {
  at: Instant
  /** The Shanghai day of `at`. */
  today: Day
  /** The index that the command's first entry will have. */
  index: number
}

/** A change outside the record: drafts are work in progress until they are published. */
export type Aside = { putDraft: Draft } | { removeDraft: string }

export type Verdict<A> = { entries: readonly Entry[]; asides?: readonly Aside[]; answer: A } | { problem: Problem }

/** A command: what a caller wants done, and how it is settled. `settle` reads facts by `read` and is otherwise pure. */
export interface Command<A> {
  settle(read: RecordReads, moment: Moment): Verdict<A>
}

/** An idempotency key as a caller sent it, with the digest of what it was sent for. */
export interface Repeat {
  caller: string
  key: string
  digest: string
}

export interface Place {
  index: number
  leafHash: string
}

/** What a write comes to, once durable. `places` are where its entries stand. */
export type Written<A> = { answer: A; places: readonly Place[]; replayed: boolean; at: Instant } | { problem: Problem }

export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number
}

/** Randomness. */
export interface Chance {
  /** 32 random bytes, hex. */
  salt(): string
}

export type { BudgetLine, Community, Organisation }
