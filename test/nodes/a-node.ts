// Nodes of one log for a test, each with a file of its own, and salts that never meet.
import type { Clock } from '../../src/policy/ports.ts'
import { openAt } from '../../src/schema/sql/place.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import type { SqliteStore } from '../../src/schema/sql/store.ts'
import { countedChance, standingClock } from '../a-service.ts'
import { aFolder, type Filed } from '../store/a-file.ts'

interface Ending {
  teardown(run: () => unknown): unknown
}

let nodes = 0

/** Dice that no other node has. */
export function ownChance() {
  const counted = countedChance()
  const of = (++nodes).toString(16).padStart(4, '0')
  return { salt: () => `${of}${counted.salt().slice(4)}` }
}

export interface Node {
  store: SqliteStore
  filed: Filed
}

/** Opens a node; closed and done away with when the test ends. `filed`: on a file that is there. */
export async function aNode(
  t: Ending,
  elsewhere: string,
  { clock = standingClock(), filed = aFolder() }: { clock?: Clock; filed?: Filed } = {},
): Promise<Node> {
  const store = await openAt({ url: filed.url, elsewhere }, clock, ownChance(), { create: true })
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await store.close()
  }
  t.teardown(async () => {
    await close()
    filed.remove()
  })
  return { store: { ...store, close }, filed }
}

export const differences = async (store: SqliteStore) => (await checkRebuild(store)).differences
