// The thread that writes: its own connection, the same transaction and the same batches as where there is one thread alone.
import { parentPort, workerData } from 'node:worker_threads'
import type { Blocked, Call, Chance, Clock, Commit, Repeat } from '../../../policy/ports.ts'
import { commandFrom } from '../../../policy/record/commands.ts'
import { batches } from '../batches.ts'
import { openDatabase } from '../engine/database.ts'
import { failureOf } from '../engine/failures.ts'
import { foreignWrites } from '../engine/foreign-writes.ts'
import { type Forgotten, memory } from '../engine/memory.ts'
import { repeatMemory } from '../engine/repeats.ts'
import { transaction } from '../engine/transaction.ts'
import { logStorage } from '../proof/log.ts'
import { accessKeysOf } from '../reads/access.ts'
import { everyRead } from '../reads/index.ts'
import type { Answers, FromWriter, ToWriter, WriterData } from './messages.ts'
import { announcing } from './shared.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

if (!parentPort) throw new Error('this runs as a thread')
const port = parentPort
const { url, world, shared }: WriterData = workerData
const { clock, chance }: { clock: Clock; chance: Chance } = await import(world)

const db = openDatabase(url, { create: false })
const remembered = memory()
const foreign = foreignWrites(db)
const announced = announcing(shared)
const say = (message: FromWriter) => port.postMessage(message)

const nothing = (): Mutable<Answers> => ({ answers: [], failed: [], commits: [], forgotten: [], keys: false })
let out = nothing()
/** What was forgotten since the last message, each once. */
const told = new Set<string>()
let isDue = false

/** Everything that one transaction came to goes in one message. */
function send(): void {
  if (isDue) return
  isDue = true
  queueMicrotask(() => {
    isDue = false
    const message = out
    out = nothing()
    told.clear()
    say(message)
  })
}

remembered.told((what: Forgotten) => {
  const name = `${what[0]} ${what[1] ?? ''}`
  if (told.has(name)) return
  told.add(name)
  out.forgotten.push(what)
})
foreign.heed(() => announced.foreign())

const keys = accessKeysOf(db, foreign)
const repeats = repeatMemory(db)
const writing = batches({
  transact: transaction({
    db,
    log: logStorage(db),
    reads: everyRead(db, remembered),
    memory: remembered,
    foreign,
    repeats,
    keys: {
      add(key, record) {
        out.keys = true
        keys.add(key, record)
      },
      revoke(id, at) {
        out.keys = true
        return keys.revoke(id, at)
      },
    },
    clock,
    chance,
    announced,
  }),
  failureOf,
  scratch: repeats.scratch,
  committed: () => undefined,
  ms: () => clock.steady?.() ?? 0,
})
writing.whenCommitted((commit: Commit) => out.commits.push(commit))
/** What the other thread told is not told back: it may have been lifted there since. */
let barred: Blocked | undefined
writing.whenBlocked((why) => {
  if (why === undefined || why !== barred) say({ blocked: why ?? null })
})

/** What cannot be read as a command is a defect like any other. */
const carryOut = async (call: Call, repeat: Repeat | undefined) => writing.write(commandFrom(call), repeat)

port.on('message', (message: ToWriter) => {
  if ('asked' in message)
    for (const { id, call, repeat } of message.asked)
      carryOut(call, repeat).then(
        (written) => {
          out.answers.push([id, written])
          send()
        },
        (error: Error) => {
          out.failed.push([id, error.stack ?? error.message])
          send()
        },
      )
  else if ('block' in message) {
    barred = message.block ?? undefined
    writing.block(barred)
  } else if ('probe' in message) writing.probe().then(() => say({ probed: message.probe }))
  else
    writing.settled().then(() => {
      db.raw.close()
      port.close()
    })
})
