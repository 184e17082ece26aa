// Whether a database's log is whole: every entry, the tree's own storage, and the state kept outside.
import { type Rehashed, rehash } from '../policy/log/rehash.ts'
import type { KeptEntry, LogReads } from '../policy/log/storage.ts'
import { emptyFrontier, type Frontier, frontierRoot } from '../policy/log/tree.ts'
import { type LogFault, sentence, type Verdict } from '../policy/log/verdict.ts'
import { othersTurn } from '../policy/turn.ts'

/** A state of the log that is known from elsewhere; `from` says where, for people. */
export interface KnownState {
  size: number
  root: string
  from: string
}

export interface WholeReport {
  verdict: Verdict
  faults: readonly LogFault[]
  /** How many more there are than are listed. */
  unlisted: number
  entries: number
  root: string
}

const pageSize = 500
const listed = 100

/**
 * Reads and hashes everything and says what is wrong and where. `seen` is handed each entry that is as it was sealed.
 * `could-not-tell` for a log without entries. Should run in a read transaction where the log may grow meanwhile.
 */
export async function checkWhole(
  log: LogReads,
  known: readonly KnownState[] = [],
  seen: (entry: KeptEntry, of: number) => void = () => {},
): Promise<WholeReport> {
  return checkPages(pagesOf(log), log, known, seen)
}

/** The same of entries that come in pages from elsewhere. `tree`: how its interior nodes are kept; undefined where they are not. */
export async function checkPages(
  pages: AsyncIterable<Page> | Iterable<Page>,
  tree: KeptTree | undefined,
  known: readonly KnownState[] = [],
  seen: (entry: KeptEntry, of: number) => void = () => {},
): Promise<WholeReport> {
  const check = new WholeCheck(tree, known)
  for await (const { entries, of } of pages) {
    for (const entry of entries) if (check.take(entry)) seen(entry, of)
    await othersTurn()
  }
  return check.finish()
}

/** Entries in order, of how many. */
export interface Page {
  entries: readonly KeptEntry[]
  of: number
}

function* pagesOf(log: LogReads): Generator<Page> {
  const of = log.size()
  for (let start = 0; start < of; ) {
    const entries = log.entriesFrom(start, pageSize)
    const last = entries.at(-1)
    if (!last) return
    yield { entries, of }
    start = last.index + 1
  }
}

type KeptTree = Pick<LogReads, 'nodeAt' | 'nodeCount'>

class WholeCheck {
  #tree: KeptTree | undefined
  #known: readonly KnownState[]
  #roots = new Map<number, string>()
  #frontier: Frontier = emptyFrontier
  #nodes = 0
  /** The last entry with a fault of its own: nodes above it need no mention. */
  #faulty = -1
  #next = 0
  #faults: LogFault[] = []
  #unlisted = 0

  constructor(tree: KeptTree | undefined, known: readonly KnownState[]) {
    this.#tree = tree
    this.#known = known
    for (const { size } of known) if (size === 0) this.#roots.set(0, frontierRoot(emptyFrontier))
  }

  /** Whether the entry is as it was sealed. */
  take(entry: KeptEntry): boolean {
    if (entry.index > this.#next) this.#gap(this.#next, entry.index - 1)
    this.#next = entry.index + 1
    const grown = rehash(this.#frontier, entry, (position) => this.#tree?.nodeAt(position))
    if (grown.damage !== undefined) {
      this.#fault(sentence(grown.damage), entry.index)
      this.#faulty = entry.index
    }
    this.#grow(grown)
    return grown.damage === undefined
  }

  finish(): WholeReport {
    if (this.#next === 0) this.#faults.push({ what: 'The log has no entries, so there is nothing to verify.' })
    const isEmpty = this.#next === 0
    this.#endOfTree()
    for (const state of this.#known) this.#compare(state)
    const wrong = this.#faults.length > (isEmpty ? 1 : 0)
    return {
      verdict: wrong ? 'wrong' : isEmpty ? 'could-not-tell' : 'whole',
      faults: this.#faults,
      unlisted: this.#unlisted,
      entries: this.#next,
      root: frontierRoot(this.#frontier),
    }
  }

  /** After a gap no tree can come out right. */
  get #isBroken(): boolean {
    return this.#frontier.size !== this.#next
  }

  #gap(first: number, last: number): void {
    this.#fault(first === last ? `Entry ${first} is missing.` : `Entries ${first} to ${last} are missing.`, first)
  }

  #grow({ index, frontier, completed, strays }: Rehashed): void {
    this.#frontier = frontier
    this.#nodes += completed
    if (this.#known.some(({ size }) => size === frontier.size)) this.#roots.set(frontier.size, frontierRoot(frontier))
    for (const { position, first } of this.#tree ? strays : []) {
      if (this.#faulty >= first) continue
      this.#fault(
        `Entries ${first} to ${index} do not hash to node ${position} of the tree, which was kept when they were recorded: one of them was changed, moved or hashed anew, or the tree's storage was.`,
        first,
      )
      this.#faulty = index
    }
  }

  #endOfTree(): void {
    if (this.#isBroken || !this.#tree) return
    const kept = this.#tree.nodeCount()
    if (kept > this.#nodes)
      this.#fault(
        `The tree's storage has ${kept} nodes, the ${this.#next} entries make ${this.#nodes}: the tail of the log was cut, or the tree's storage was added to.`,
      )
  }

  #compare({ size, root, from }: KnownState): void {
    if (size > this.#next)
      this.#fault(
        `The log had ${size} entries (${from}), it has ${this.#next}: its tail was cut, or an older copy was put back.`,
      )
    else if (!this.#isBroken && this.#roots.get(size) !== root)
      this.#fault(`The first ${size} entries are not those that were there (${from}): the log was rewritten.`)
  }

  #fault(what: string, index?: number): void {
    if (this.#faults.length >= listed) this.#unlisted++
    else this.#faults.push({ ...(index !== undefined && { index }), what })
  }
}
