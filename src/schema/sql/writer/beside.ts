// Writing on a connection of its own, on the thread that reads: for commands, which nobody else waits for.
import type { Connection } from '../engine/database.ts'
import type { Forgotten } from '../engine/memory.ts'
import type { Serving } from './on-thread.ts'
import { announcing } from './shared.ts'
import { type Elsewhere, type World, type Writing, writingOn } from './writing.ts'

export function writingBeside(
  db: Connection,
  elsewhere: Elsewhere,
  world: World,
  shared: SharedArrayBuffer,
  { committed, heard }: Serving,
): Writing {
  let forgotten: Forgotten[] = []
  let keys = false
  function tell(): void {
    const told = forgotten
    const ofKeys = keys
    forgotten = []
    keys = false
    committed(told, ofKeys)
  }
  const writing = writingOn(
    db,
    world,
    announcing(shared),
    {
      forgotten: (what) => void forgotten.push(what),
      keys() {
        keys = true
      },
      committed: tell,
      followed: tell,
      heard,
    },
    elsewhere,
  )
  return {
    ...writing,
    async close() {
      await writing.close()
      db.raw.close()
    },
  }
}
