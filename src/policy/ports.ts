// What the core needs from outside, and what it offers to it.
import type { KeyReads, KeyRecord, Keys } from './access/reads.ts'
import type { AdmissionReads } from './admission/reads.ts'
import type { BurdenReads } from './burden/reads.ts'
import type { CleanUpReads } from './clean-up/reads.ts'
import type { ContractReads } from './contracts/reads.ts'
import type { Draft, ListReads } from './list/reads.ts'
import type { LogReads, NotWhole } from './log/storage.ts'
import type { Frontier } from './log/tree.ts'
import type { Entry } from './record/entries.ts'
import type { RegistryReads } from './registry/reads.ts'
import type { RejectionReads } from './rejections/reads.ts'
import type { SpendingReads } from './spending/reads.ts'
import type { SupportReads } from './support/reads.ts'
import type { BlockedClass, Day, Instant, Moment, Problem, Text } from './terms.ts'

/** What commands read inside the write transaction, before deciding, and what answers are made of. Single things by index. */
export interface RecordReads
  extends KeyReads,
    RegistryReads,
    ListReads,
    AdmissionReads,
    SupportReads,
    SpendingReads,
    CleanUpReads,
    BurdenReads,
    ContractReads {}

/** Everything that is read. */
export interface Reads extends RecordReads, RejectionReads {}

/**
 * A change outside the record: drafts are work in progress until they are published, and what an access key is known by
 * must be deletable; that a key was made or revoked is recorded beside it.
 */
export type Aside =
  | { putDraft: Draft }
  | { removeDraft: string }
  | { addKey: { key: string; record: Omit<KeyRecord, 'revokedAt'> } }
  | { revokeKey: { id: string; at: Instant } }

/** What a command comes to: entries to record and an answer, or a no, which records nothing. */
export type Settled<A> = { entries: readonly Entry[]; asides?: readonly Aside[]; answer: A } | { problem: Problem }

/** A command: what a caller wants done, and how it is settled. `settle` reads facts by `read` and is otherwise pure. */
export interface Command<A> {
  settle(read: RecordReads, moment: Moment): Settled<A>
  /** How many single things it is about, where more than one: what is settled together is bounded by work, not by callers. */
  weight?: number
  /** An operator vouches for the clock: it is believed, however far it is from the last entry. */
  vouchesForClock?: true
  /** The same as data. Absent: it can be settled only by the thread that made it. */
  call?: Call
}

/** A command by its name in `record/commands`, with what its maker was given. */
export interface Call {
  name: string
  given: readonly unknown[]
}

/** Why nothing can be recorded: a class for machines, and a text for people that holds nothing secret. */
export interface Blocked {
  class: BlockedClass
  why: Text
  /** For the operator's log alone. */
  inner?: string
}

/** An idempotency key as a caller sent it, with the digest of what it was sent for. */
export interface Repeat {
  caller: string
  key: string
  digest: string
}

/** Where an entry stands in the log. */
export interface LogPlace {
  index: number
  leafHash: string
}

/** What a write comes to, once durable. `places` are where its entries stand. */
export type Written<A> =
  | { answer: A; places: readonly LogPlace[]; replayed: boolean; at: Instant }
  | { problem: Problem }

export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number
  /** Milliseconds that only ever grow, whoever sets the clock; absent where there is no such source. */
  steady?(): number
  /** Gone by even where a log that several nodes share would tell the time. */
  alone?: true
}

/** Randomness. */
export interface Chance {
  /** 32 random bytes, hex. */
  salt(): string
}

/** How far behind a log that is elsewhere a node may be. */
export interface Behind {
  /** Entries that it knows of and cannot show yet. */
  entries: number
  /** Seconds since it heard of that log. */
  seconds: number
}

/** A durable commit: how many commands it recorded, and how long it took. */
export interface Commit {
  commands: number
  seconds: number
}

/** What is asked about in the past: one assignment, or a community with the lists that hold there. */
export type Subject = { assignment: string } | { community: string; jurisdiction: string }

/** The record as it was known when an earlier entry was the last; of its subject alone. */
export interface AsKnown {
  reads: RecordReads
  /** The Shanghai day of that entry. */
  day: Day
  close(): void
}

/** Where everything is kept. Routes and commands know it by this type alone. */
export interface Store {
  clock: Clock
  reads: Reads
  log: LogReads
  keys: Keys
  /** Settles a command and records what comes of it; resolves once that is durable. Rejects only for a defect in the service. */
  write<A>(command: Command<A>, repeat?: Repeat): Promise<Written<A>>
  /** Settles a command on what is recorded now, and records nothing. Ids in the answer are nobody's: nothing gets a place in the log. */
  ask<A>(command: Command<A>): Settled<A>
  /** This instant; what it is for has no place in the log. */
  now(): Moment
  /** Notices what another process wrote since: to be called before anything remembered is answered. */
  refresh(): void
  /** The entries of the log that can be read here now. */
  size(): number
  /** Waits until so many can be read here, `ms` at most; gives whether they can. */
  reach(size: number, ms: number): Promise<boolean>
  /** Has what others recorded up to now, where the log is elsewhere. Never rejects: whoever cannot be asked has nothing new. */
  catchUp(): Promise<void>
  /** What this node knows of a log that is elsewhere; undefined where it is here. */
  behind(): Behind | undefined
  /** Tells whoever shares the log that a state of so many entries is to be signed; gives the most that anybody has signed. Rejects where they cannot be told. */
  signing(size: number): Promise<number>
  /** See AsKnown. Undefined where the log has no entry `at`. The caller closes it. */
  asKnown(subject: Subject, at: number): AsKnown | undefined
  /** Why nothing may be appended: the log is not the one whose head is kept outside. */
  parted(): Blocked | undefined
  /** Every entry kept at the moment of the call, read back and hashed, or what does not hold: only that much may be signed. */
  verified(): Promise<Frontier | NotWhole>
  /** Undefined while changes can be recorded; else why not. */
  blocked(): Blocked | undefined
  /** Refuses every change from now on, and says why to who asks; undefined lifts that. For what is found wrong outside of writing. */
  block(why: Blocked | undefined): void
  /** Has it told whenever it changes whether changes can be recorded, and what trouble there is beside the record. */
  whenBlocked(tell: (why: Blocked | undefined) => void): void
  /** Tries whether a change would be durable again, so that a passing failure ends without hands. */
  probe(): Promise<void>
  /** Commands that wait to be recorded. */
  queued(): number
  /** Has it told of each durable commit. It must be quick and must not throw. */
  whenCommitted(tell: (commit: Commit) => void): void
  /** Waits until nothing is queued. */
  settled(): Promise<void>
  /** Waits for what is queued, then closes what is open. */
  close(): Promise<void>
}
