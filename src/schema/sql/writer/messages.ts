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
  /** Tries whether a change would be durable again. */
  | { probe: number }
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
}

export type FromWriter = Answers | { blocked: Blocked | null } | { probed: number }

/** What the writing thread starts with. */
export interface WriterData {
  url: string
  /** Of the module that has the clock and the dice: `clock`, and `chance`. */
  world: string
  /** See `shared.ts`. */
  shared: SharedArrayBuffer
}
