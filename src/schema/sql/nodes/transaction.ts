// One transaction on a log that several nodes share: lock its head, fold what others recorded, settle, insert, move the head,
// commit there; then here. Whoever is answered is recorded there; a node that stops between the two is behind, never wrong.
import type { LogStorage } from '../../../policy/log/storage.ts'
import { frontierRoot } from '../../../policy/log/tree.ts'
import type { Aside, Clock, Written } from '../../../policy/ports.ts'
import type { Asked } from '../batches.ts'
import type { instants } from '../engine/instants.ts'
import type { Settling } from '../engine/settling.ts'
import { settlingFor } from '../engine/transaction.ts'
import type { BesideTables } from './beside.ts'
import { CannotTell, Lost } from './failures.ts'
import { besidesIn, entriesIn, headIn } from './head.ts'
import type { NodeFile } from './node-file.ts'
import { type Outgoing, outgoing } from './outgoing.ts'
import type { SharedRepeats } from './repeats.ts'
import type { Asking, Session } from './session.ts'
import type { Sessions } from './sessions.ts'
import * as ask from './statements.ts'

export interface SharedGround {
  sessions: Sessions
  file: NodeFile
  repeats: SharedRepeats
  besides: BesideTables
  /** Carries out an aside in this node's tables. */
  aside(one: Aside): void
  log: Pick<LogStorage, 'keep'>
  /** Makes what settles; what it keeps and puts aside goes by what is given. */
  settlingWith(through: { keep: LogStorage['keep']; aside(one: Aside): void }): Settling
  clock: Clock
  time: ReturnType<typeof instants>
  /** Follows the log up to where it is, without holding its head: for a node that is far behind. */
  followUp(): Promise<void>
  /** A commit there is durable, and the one here failed: reads are behind until it is followed. */
  behind(error: Error): void
}

/** Tries of a transaction that was lost without anything being done, each after a longer pause: some ten seconds in all. */
const tries = 15
/** Where a database does not even say no, each try takes long: after this none is begun. */
const patienceMs = 10_000
/** Between one hint to other nodes and the next. */
const tellingMs = 10
const pauseMs = (n: number) => Math.min(1_000, 20 * 2 ** n)
const pause = (n: number) => new Promise((done) => setTimeout(done, pauseMs(n)))

export function sharedTransaction(ground: SharedGround): (asked: readonly Asked[]) => Promise<Written<unknown>[]> {
  const { sessions, file, repeats, besides, log, clock, time, settlingWith, aside, followUp, behind } = ground
  const ms = () => clock.steady?.() ?? 0
  const out: Outgoing = outgoing(besides)
  const settle = settlingWith({
    keep(frontier, header, body, salt) {
      const kept = log.keep(frontier, header, body, salt)
      out.add({ index: frontier.size, salt, ...kept.sealed })
      return kept
    },
    aside(one) {
      aside(one)
      out.aside(one)
    },
  })
  let commitMs = 0
  let isTelling = false

  /** Gives nothing where this node is too far behind to catch up while it holds the head. */
  async function attempt(session: Session, asked: readonly Asked[]): Promise<Written<unknown>[] | undefined> {
    const wanted = asked.flatMap(({ repeat }) => repeat ?? [])
    const asking = ms()
    const [, headRows = [], timeRows = [], repeatRows = []] = await session.send(
      ask.begin,
      ask.lockHead,
      ask.readTime,
      ...(wanted.length > 0 ? [ask.repeatsOf(wanted)] : []),
    )
    const head = headIn(headRows)
    // While the head was waited for, what others recorded was followed; only the last of it may be missing.
    const mine = file.known()
    const isBehind = head.size !== mine.size || head.beside !== mine.beside
    const [entryRows = [], besideRows = []] = isBehind
      ? await session.send(ask.entriesFrom(mine.size), ask.besideSince(mine.beside))
      : []
    if (entryRows.length === ask.pageSize) return undefined
    const waitedMs = ms() - asking
    const state = file.begin()
    file.follow(entriesIn(entryRows), besidesIn(besideRows))
    file.hold(head)
    file.hasBeside(head.beside)
    repeats.begin(repeatRows)
    const instant = time.next(
      state.lastAt,
      asked.some(({ command }) => command.vouchesForClock),
      clock.alone ? undefined : Number(timeRows[0]?.now),
    )
    out.begin(head.beside)
    // Where the head is waited for, more goes along each time that it is had.
    const written = settle(asked, state, instant, settlingFor(waitedMs + commitMs))
    const made = out.made(repeats.kept())
    if (made.length === 0) await session.send(ask.rollback)
    else {
      file.hasBeside(out.beside())
      const { frontier, lastAt } = state
      const to = { size: frontier.size, root: frontierRoot(frontier), lastAt, beside: out.beside() }
      const settled = ms()
      await record(session, [...made, ask.moveHead(to), ask.commit])
      commitMs = ms() - settled
    }
    commitHere()
    if (made.length > 0) tellOthers()
    return written
  }

  /** Resolves once the database has it. A commit whose answer was lost is looked for before anybody is told. */
  async function record(session: Session, statements: readonly Asking[]): Promise<void> {
    try {
      await session.send(...statements)
    } catch (error) {
      if (!(error instanceof Lost) || !(await stands())) throw error
    }
  }

  /** Whoever holds the head knows that no earlier transaction is under way any more: what it did stands, or never will. */
  async function stands(): Promise<boolean> {
    const sign = out.sign()
    const until = ms() + patienceMs
    for (let n = 0; n < tries && ms() < until; n++) {
      await pause(n)
      try {
        const session = await sessions.writing()
        const [, , found = []] = await session.send(ask.begin, ask.lockHead, sign.ask, ask.rollback)
        return sign.isMine(found)
      } catch {
        // Asked again: that it cannot be told now says nothing of what stands.
      }
    }
    throw new CannotTell('the database was not to be reached again')
  }

  function commitHere(): void {
    try {
      file.commit()
    } catch (error) {
      file.rollback()
      behind(error as Error)
    }
  }

  /** Now and then: whoever is told looks, and finds all that came meanwhile. */
  function tellOthers(): void {
    if (isTelling) return
    isTelling = true
    setTimeout(() => {
      isTelling = false
      sessions.hint()
    }, tellingMs)
  }

  async function giveUp(session: Session | undefined): Promise<void> {
    file.rollback()
    if (session && !session.isLost) await session.send(ask.rollback).catch(() => undefined)
  }

  /** Since when the database is lost: whoever comes later does not wait as long again. */
  let lostSince: number | undefined
  const isPatient = (n: number) => {
    lostSince ??= ms()
    return n < tries && ms() - lostSince < patienceMs
  }

  return async (asked) => {
    for (let n = 0; ; n++) {
      let session: Session | undefined
      try {
        session = await sessions.writing()
        const written = await attempt(session, asked)
        lostSince = undefined
        if (written) return written
        await giveUp(session)
        await followUp()
      } catch (error) {
        await giveUp(session)
        if (!(error instanceof Lost) || !isPatient(n)) throw error
        await pause(n)
      }
    }
  }
}
