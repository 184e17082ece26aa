// The thread that writes: its own connection, the same transaction and the same batches as where there is one thread alone.
import { parentPort, workerData } from 'node:worker_threads'
import type { Blocked, Call, Commit, Repeat } from '../../../policy/ports.ts'
import { commandFrom } from '../../../policy/record/commands.ts'
import { openDatabase } from '../engine/database.ts'
import type { Answers, FromWriter, ToWriter, WriterData } from './messages.ts'
import { announcing } from './shared.ts'
import { type Tells, type World, writingOn } from './writing.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

if (!parentPort) throw new Error('this runs as a thread')
const port = parentPort
const { url, elsewhere, world, shared }: WriterData = workerData
const say = (message: FromWriter) => port.postMessage(message)

const nothing = (): Mutable<Answers> => ({
  answers: [],
  failed: [],
  commits: [],
  forgotten: [],
  keys: false,
  followed: false,
})
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

const db = openDatabase(url, { create: false, ...(elsewhere !== undefined && { node: true }) })
const inWorld: World = await import(world)
const tells: Tells = {
  forgotten(what) {
    const name = `${what[0]} ${what[1] ?? ''}`
    if (told.has(name)) return
    told.add(name)
    out.forgotten.push(what)
  },
  keys() {
    out.keys = true
  },
  committed: () => undefined,
  followed() {
    out.followed = true
    send()
  },
  heard: (size) => say({ heard: size }),
}
// What speaks to PostgreSQL is loaded where there is one.
const to = elsewhere === undefined ? undefined : (await import('../nodes/writing.ts')).writingTo(elsewhere)
const writing = writingOn(db, inWorld, announcing(shared), tells, to)
writing.whenCommitted((commit: Commit) => out.commits.push(commit))
/** What the other thread told is not told back: it may have been lifted there since. */
let barred: Blocked | undefined
writing.whenBlocked((why) => {
  if (why === undefined || why !== barred) say({ blocked: why ?? null })
})

/** What cannot be read as a command is a defect like any other. */
const carryOut = async (call: Call, repeat: Repeat | undefined) => writing.write(commandFrom(call), repeat)

/** Answers one question by its number: with what it comes to, or with what kept it from that. */
function reply(id: number, answer: Promise<unknown>): void {
  answer.then(
    (value) => say({ replied: id, value }),
    (error: Error) => say({ replied: id, error: error.message }),
  )
}

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
  } else if ('probe' in message) reply(message.probe, writing.probe())
  else if ('catchUp' in message) reply(message.catchUp, writing.catchUp())
  else if ('signing' in message) reply(message.signing, writing.signing(message.size))
  else
    writing.close().then(() => {
      db.raw.close()
      port.close()
    })
})
