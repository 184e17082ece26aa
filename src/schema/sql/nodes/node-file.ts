// A node's own file: the log and its tables as this node has them. What others recorded is folded into it as what is recorded
// here is, after each entry was hashed again and the root held against the one in the database.
import { keptDamage } from '../../../policy/log/rehash.ts'
import type { KeptEntry, LogStorage } from '../../../policy/log/storage.ts'
import { frontierRoot } from '../../../policy/log/tree.ts'
import type { Entry } from '../../../policy/record/entries.ts'
import { changes, isKnown } from '../../../policy/record/fold.ts'
import { changer } from '../engine/changes.ts'
import type { Connection } from '../engine/database.ts'
import type { ForeignWrites } from '../engine/foreign-writes.ts'
import type { Memory } from '../engine/memory.ts'
import type { LogHead } from '../engine/settling.ts'
import { beginning, committing } from '../engine/transaction.ts'
import type { Announced } from '../writer/shared.ts'
import { Newer, NotTheLog } from './failures.ts'
import type { SharedHead } from './head.ts'
import { markOf, putMark } from './mark.ts'
import type { Beside } from './statements.ts'

export interface NodeHead extends LogHead {
  beside: number
}

export interface NodeFile {
  /** As this process last knew it. */
  known(): { size: number; beside: number }
  /** Resolves while no transaction is open: whoever follows folds in between, and while another holds the head. */
  free(): Promise<void>
  /** Begins a transaction; gives where the file is, whoever else of this machine wrote to it. */
  begin(): NodeHead
  /** Folds what others recorded, in the transaction that is open. Throws NotTheLog, Newer. */
  follow(entries: readonly KeptEntry[], besides: readonly Beside[]): void
  /** Throws NotTheLog where the file does not come to what the database says. */
  hold(shared: SharedHead): void
  /** Says that it has all that is beside the record up to here. */
  hasBeside(beside: number): void
  commit(): void
  rollback(): void
}

export interface Shelf {
  db: Connection
  log: LogStorage
  memory: Memory
  foreign: ForeignWrites
  /** Puts what stands outside the record in its table. */
  put(beside: Beside): void
  announced: Announced | undefined
}

export function nodeFile({ db, log, memory, foreign, put, announced }: Shelf): NodeFile {
  const begin = db.statement(beginning)
  const commit = db.statement(committing)
  const carry = changer(db)
  let head: NodeHead | undefined
  foreign.heed(() => {
    memory.forget()
    head = undefined
  })
  const standing = (): NodeHead => ({ ...log.head(), beside: markOf(db)?.beside ?? 0 })
  let known = standing()
  let isOpen = false
  let waiting: (() => void)[] = []
  function ended(): void {
    isOpen = false
    const told = waiting
    waiting = []
    for (const done of told) done()
  }
  announced?.committing(known.frontier.size)

  function fold(state: NodeHead, entry: KeptEntry): void {
    const { index } = entry
    if (index < state.frontier.size) return
    if (index > state.frontier.size) throw new NotTheLog(`entry ${state.frontier.size} is missing`)
    const damage = keptDamage(entry)
    if (damage !== undefined) throw new NotTheLog(`entry ${index}: ${damage}`)
    const header = JSON.parse(entry.leaf)
    if (!isKnown(header.type)) throw new Newer(`entry ${index} is of type ${header.type}`)
    state.frontier = log.take(state.frontier, entry)
    state.lastAt = header.at
    const list = changes({ header, body: JSON.parse(entry.body) } as Entry, index)
    carry(list)
    for (const one of list) memory.changed(one)
  }

  const open = (): NodeHead => {
    if (!head) throw new Error('nothing was begun')
    return head
  }

  return {
    known: () => ({ size: known.frontier.size, beside: known.beside }),
    async free() {
      while (isOpen) await new Promise<void>((done) => waiting.push(done))
    },
    begin() {
      begin.run()
      isOpen = true
      foreign.look()
      head ??= standing()
      return head
    },
    follow(entries, besides) {
      const state = open()
      for (const entry of entries) fold(state, entry)
      for (const one of besides) if (one.beside > state.beside) put(one)
    },
    hold({ log: name, size, root }) {
      const { frontier } = open()
      const mine = markOf(db)?.log
      if (mine !== name) throw new NotTheLog(`the database holds the log ${name}, this node has ${mine}`)
      if (frontier.size !== size)
        throw new NotTheLog(`the database has ${size} entries, this node ${frontier.size}: an older copy was put back`)
      if (frontierRoot(frontier) !== root)
        throw new NotTheLog(`the first ${size} entries of the database are not those of this node`)
    },
    hasBeside(beside) {
      const state = open()
      if (state.beside === beside) return
      state.beside = beside
      const mark = markOf(db)
      if (mark) putMark(db, { ...mark, beside })
    },
    commit() {
      const state = open()
      announced?.committing(state.frontier.size)
      commit.run()
      known = { ...state }
      ended()
    },
    rollback() {
      head = undefined
      memory.forget()
      announced?.committing(known.frontier.size)
      if (db.raw.inTransaction) db.raw.exec('rollback')
      ended()
    },
  }
}
