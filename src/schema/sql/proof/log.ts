// The log's own storage: entries as they were hashed, and the tree's interior nodes.
import { sealEntry } from '../../../policy/log/entry.ts'
import type { KeptEntry, LogStorage } from '../../../policy/log/storage.ts'
import { append, emptyFrontier, frontierAt, nodePosition, rootAt } from '../../../policy/log/tree.ts'
import { asc, build, eq, gte, placeholder, sql } from '../engine/drizzle.ts'
import { built, type Statements } from '../engine/statements.ts'
import { entries, treeNodes } from '../tables/index.ts'

const thisEntry = eq(entries.index, placeholder('index'))

const entryAdded = built(() =>
  build.insert(entries).values({
    index: placeholder('index'),
    leaf: placeholder('leaf'),
    leafHash: placeholder('leafHash'),
    salt: placeholder('salt'),
    body: placeholder('body'),
  }),
)
const nodeAdded = built(() =>
  build.insert(treeNodes).values({ position: placeholder('position'), hash: placeholder('hash') }),
)
const leafHashAt = built(() => build.select({ leafHash: entries.leafHash }).from(entries).where(thisEntry))
const hashAt = built(() =>
  build
    .select({ hash: treeNodes.hash })
    .from(treeNodes)
    .where(eq(treeNodes.position, placeholder('position'))),
)
const countNodes = built(() => build.select({ nodes: sql<number>`count(*)`.as('nodes') }).from(treeNodes))
const sizeNow = built(() =>
  build.select({ size: sql<number>`coalesce(max(${entries.index}) + 1, 0)`.as('size') }).from(entries),
)
const entryAt = built(() => build.select().from(entries).where(thisEntry))
const entriesFrom = built(() =>
  build
    .select()
    .from(entries)
    .where(gte(entries.index, placeholder('start')))
    .orderBy(asc(entries.index))
    .limit(placeholder('limit')),
)
const leavesFrom = built(() =>
  build
    .select({ index: entries.index, leaf: entries.leaf })
    .from(entries)
    .where(gte(entries.index, placeholder('start')))
    .orderBy(asc(entries.index))
    .limit(placeholder('limit')),
)

/** The storage of the log in this database. */
export function logStorage(db: Statements): LogStorage {
  const addEntry = db.statement(entryAdded)
  const addNode = db.statement(nodeAdded)
  const leafHash = db.statement(leafHashAt)
  const node = db.statement(hashAt)
  const nodes = db.statement(countNodes)
  const size = db.statement(sizeNow)
  const one = db.statement(entryAt)
  const some = db.statement(entriesFrom)
  const leaves = db.statement(leavesFrom)

  const storage: LogStorage = {
    readHash(level, index) {
      const hash = level === 0 ? leafHash.get({ index })?.leafHash : storage.nodeAt(nodePosition(level, index))
      if (hash === undefined) throw new Error(`the tree has no hash at level ${level}, index ${index}`)
      return hash
    },
    nodeAt: (position) => node.get({ position })?.hash,
    nodeCount: () => nodes.get()?.nodes ?? 0,
    size: () => size.get()?.size ?? 0,
    entry: (index) => one.get({ index }),
    entriesFrom: (start, limit) => some.all({ start, limit }),
    leavesFrom: (start, limit) => leaves.all({ start, limit }),
    keep(frontier, header, body, salt) {
      const sealed = sealEntry(header, body, salt)
      return { frontier: storage.take(frontier, { index: frontier.size, ...sealed, salt }), sealed }
    },
    take(frontier, { index, leaf, leafHash, salt, body }) {
      addEntry.run({ index, leaf, leafHash, salt, body })
      const grown = append(frontier, leafHash)
      for (const { position, hash } of grown.nodes) addNode.run({ position, hash })
      return grown.frontier
    },
    rootNow: () => rootAt(storage.size(), storage.readHash),
    head() {
      const length = storage.size()
      if (length === 0) return { frontier: emptyFrontier, lastAt: undefined }
      const last = storage.entry(length - 1) as KeptEntry
      return { frontier: frontierAt(length, storage.readHash), lastAt: JSON.parse(last.leaf).at }
    },
  }
  return storage
}
