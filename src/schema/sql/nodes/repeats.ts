// Answers by Idempotency-Key where many nodes give them: those that a transaction may need are read with its lock, and what
// it keeps is written with its commit.
import type { Command, Repeat } from '../../../policy/ports.ts'
import { answerTo, keptForMs, type RepeatMemory } from '../engine/repeats.ts'
import type { Rows } from './session.ts'
import type { KeptAnswer } from './statements.ts'

export interface SharedRepeats extends Pick<RepeatMemory, 'find' | 'keep'> {
  /** Begins a transaction with what the database has of those that are asked. */
  begin(rows: Rows): void
  /** What is to be written. */
  kept(): readonly KeptAnswer[]
  /** A command that writes what nobody will find: see `RepeatMemory`. */
  scratch: Command<void>
}

const nameOf = ({ caller, key }: Pick<Repeat, 'caller' | 'key'>) => `${caller}\n${key}`

export function sharedRepeats(): SharedRepeats {
  let known = new Map<string, KeptAnswer>()
  let fresh = new Map<string, KeptAnswer>()
  const keep = (repeat: Repeat, written: unknown, now: number) => {
    const one = { ...repeat, answer: JSON.stringify(written), keptUntil: now + keptForMs }
    known.set(nameOf(repeat), one)
    fresh.set(nameOf(repeat), one)
  }
  return {
    begin(rows) {
      fresh = new Map()
      known = new Map(
        rows.map((row) => {
          const one = {
            caller: String(row.caller),
            key: String(row.key),
            digest: String(row.digest),
            answer: String(row.answer),
            keptUntil: Number(row.kept_until),
          }
          return [nameOf(one), one]
        }),
      )
    },
    find(repeat, now) {
      const found = known.get(nameOf(repeat))
      return found && found.keptUntil > now ? answerTo(repeat, found) : undefined
    },
    keep,
    kept: () => [...fresh.values()],
    scratch: {
      settle() {
        keep({ caller: '', key: '', digest: '' }, '', -keptForMs)
        return { entries: [], answer: undefined }
      },
    },
  }
}
