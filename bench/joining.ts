// How a node joins a long log: from nothing, and from a backup; and how long it takes to move such a log.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemChance, systemClock } from '../src/host/world.ts'
import { openDatabase } from '../src/schema/sql/engine/database.ts'
import { moveTo } from '../src/schema/sql/nodes/moving.ts'
import { openAt } from '../src/schema/sql/place.ts'
import { aPostgres } from '../test/a-postgres.ts'
import { endingNow, fill } from './fill.ts'

/** `GROWTH`: entries of the log. */
export async function run(say: (text: string) => void) {
  const entries = Number(process.env.GROWTH ?? 1_000_000)
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-bench-'))
  const postgres = await aPostgres({ shared_buffers: '256MB' })
  const timed = async <A>(work: () => Promise<A>): Promise<[number, A]> => {
    const began = performance.now()
    const made = await work()
    return [(performance.now() - began) / 1000, made]
  }
  try {
    const elsewhere = await postgres.empty()
    const file = join(folder, 'full.db')
    const db = openDatabase(`file:${file}`, { create: true })
    fill(db, entries, endingNow(entries))
    const moving = { chance: systemChance(), signedBy: undefined, progress() {} }
    const [moved] = await timed(() => moveTo(db, elsewhere, moving))
    db.raw.close()
    const open = (name: string) =>
      openAt({ url: `file:${join(folder, name)}`, elsewhere }, systemClock, systemChance(), { create: false })
    const [fromNothing, store] = await timed(() => open('new.db'))
    await store.close()
    cpSync(file, join(folder, 'copy.db'))
    const [fromBackup, copy] = await timed(() => open('copy.db'))
    const size = copy.log.size()
    await copy.close()
    say(
      `\nA log of ${size} entries: moved and read back in ${moved.toFixed(1)} s; a node from nothing in ${fromNothing.toFixed(1)} s ` +
        `(${Math.round(size / fromNothing)} entries/s), from a backup in ${fromBackup.toFixed(2)} s`,
    )
    return { size, moved, fromNothing, fromBackup }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
