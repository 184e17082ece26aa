// What crosses between the thread that serves and the one that writes: data, and nothing else.
import type { Blocked, Call, Commit, Repeat, Written } from '../../../policy/ports.ts'
import type { Forgotten } from '../engine/memory.ts'

export interface Asked {
  id: number
  call: Call
  repeat?: Repeat
}

export type ToWriter =
  | { asked: readonly Asked[] }
  /** Refuses every change from now on, or lifts that. */
  | { block: Blocked | null }
  /** Tries whether a change would be durable again; replied to by this number, as the two that follow are. */
  | { probe: number }
  | { catchUp: number }
  | { signing: number; size: number }
  | { close: true }

export interface Answers {
  answers: readonly (readonly [id: number, written: Written<unknown>])[]
  /** Defects of the service, by the command that met one. */
  failed: readonly (readonly [id: number, message: string])[]
  /** Durable transactions since the last message. */
  commits: readonly Commit[]
  forgotten: readonly Forgotten[]
  /** Access keys were made or revoked. */
  keys: boolean
  /** What others recorded can be read here now. */
  followed: boolean
}

export type FromWriter =
  | Answers
  | { blocked: Blocked | null }
  | { replied: number; value?: unknown; error?: string }
  /** The log that is elsewhere has so many entries. */
  | { heard: number }

/** What the writing thread starts with. */
export interface WriterData {
  url: string
  /** Where the log is, if it is not in that file. */
  elsewhere?: string
  /** Of the module that has the clock and the dice: `clock`, and `chance`. */
  world: string
  /** See `shared.ts`. */
  shared: SharedArrayBuffer
}
