// A whole service in memory, on the sample and a clock that stands still, for the tests of routes and store.

import type { FastifyBaseLogger, FastifyInstance, InjectOptions } from 'fastify'
import { buildApp } from '../src/app.ts'
import { loadSample } from '../src/host/sample.ts'
import type { Role } from '../src/policy/access/principal.ts'
import { replays } from '../src/policy/admission/replays.ts'
import { type Signer, signerFromPem } from '../src/policy/log/checkpoint.ts'
import type { Chance, Command } from '../src/policy/ports.ts'
import { commandFrom } from '../src/policy/record/commands.ts'
import type { AssignmentRequest } from '../src/policy/terms.ts'
import { openAt } from '../src/schema/sql/place.ts'
import type { SqliteStore, WriterThread } from '../src/schema/sql/store.ts'

/** 10:00 on Monday 23 November 2026 in Shanghai. */
export const monday = Date.parse('2026-11-23T02:00:00.000Z')

export interface TestClock {
  now(): number
  /** Gone by even where a database would tell the time. */
  alone: true
  /** Moves to 10:00 in Shanghai on a day. */
  goTo(day: string): void
  add(ms: number): void
}

export function standingClock(start = monday): TestClock {
  let now = start
  return {
    now: () => now,
    alone: true,
    goTo: (day) => {
      now = Date.parse(`${day}T02:00:00.000Z`)
    },
    add: (ms) => {
      now += ms
    },
  }
}

/** Salts that differ and are the same in each run. */
export function countedChance() {
  let n = 0
  return { salt: () => (++n).toString(16).padStart(64, '0') }
}

/** The log's key of all test services. */
export const signer: Signer = signerFromPem(
  'zhunru.example/log',
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n-----END PRIVATE KEY-----',
)

/** Access keys of the tests: the names say who holds them. */
export const holders = {
  justice: { role: 'organisation', organisation: '990105-SFJ' },
  civil: { role: 'organisation', organisation: '990105-MZJ' },
  street: { role: 'organisation', organisation: '990105-JD01' },
  otherStreet: { role: 'organisation', organisation: '990105-JD02' },
  community: { role: 'community', community: '990105001001' },
  otherCommunity: { role: 'community', community: '990105002001' },
  keeper: { role: 'list-keeper', jurisdiction: '990105' },
  secondKeeper: { role: 'list-keeper', jurisdiction: '990105' },
  finance: { role: 'finance', jurisdiction: '990105' },
  reviewer: { role: 'reviewer', jurisdiction: '990105' },
  auditor: { role: 'auditor', jurisdiction: '990105' },
  elsewhere: { role: 'auditor', jurisdiction: '440305' },
  elsewhereKeeper: { role: 'list-keeper', jurisdiction: '440305' },
  operator: { role: 'operator' },
} as const satisfies Record<string, { role: Role; organisation?: string; community?: string; jurisdiction?: string }>
export type Holder = keyof typeof holders

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: an answer is looked into member by member
  body: any
  text: string
  bytes: Buffer
  headers: Record<string, string | string[] | number | undefined>
}

export interface TestService {
  app: FastifyInstance
  store: SqliteStore
  clock: TestClock
  /** One request as a holder (none: without a key). A body makes it JSON. */
  call(
    who: Holder | undefined,
    method: string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  close(): Promise<void>
}

export interface Options {
  clock?: TestClock
  database?: string
  /** Where the log is, if not in that database. */
  elsewhere?: string
  chance?: Chance
  /** How long a request waits for a log size that it asks for. */
  waitMs?: number
  sample?: boolean
  /** Without: whoever asks for it brings keys. */
  keys?: false
  ratePerSecond?: number
  logger?: FastifyBaseLogger
  /** Writes on a thread of its own. */
  writer?: WriterThread
}

export async function aService(options: Options = {}): Promise<TestService> {
  const clock = options.clock ?? standingClock()
  const place = {
    url: options.database ?? 'file::memory:',
    ...(options.elsewhere !== undefined && { elsewhere: options.elsewhere }),
  }
  const opened = await openAt(place, clock, options.chance ?? countedChance(), {
    create: true,
    ...(options.writer && { writer: options.writer }),
  })
  const store: SqliteStore = { ...opened, write: (command, repeat) => opened.write(asData(command), repeat) }
  if (options.sample !== false && store.log.size() === 0) await loadSample(store)
  if (options.keys !== false && !store.keys.exist())
    for (const [name, holder] of Object.entries(holders))
      store.keys.add(name, { id: `k-${name}`, ...holder, createdAt: new Date(clock.now()).toISOString() })
  let ids = 0
  const app = await buildApp({
    store,
    signer,
    ...(options.logger && { logger: options.logger }),
    ...(options.waitMs !== undefined && { waitMs: options.waitMs }),
    ...(options.ratePerSecond !== undefined && { ratePerSecond: options.ratePerSecond }),
    newId: () => `request-${++ids}`,
    newKey: () => ({ id: `k${++ids}`, key: `zr_test_${ids}` }),
  })
  return {
    app,
    store,
    clock,
    async call(who, method, url, body, headers = {}) {
      const request: InjectOptions = {
        method: method as 'GET',
        url,
        headers: {
          ...(who && { authorization: `Bearer ${who}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      }
      if (body !== undefined)
        request.payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
      const answer = await app.inject(request)
      const json = String(answer.headers['content-type'] ?? '').includes('json')
      return {
        status: answer.statusCode,
        body:
          json && answer.body !== '' && !String(answer.headers['content-type']).includes('ndjson')
            ? answer.json()
            : undefined,
        text: answer.body,
        bytes: answer.rawPayload,
        headers: answer.headers,
      }
    },
    async close() {
      const differing = differencesOnReplay(store)
      await app.close()
      await store.close()
      if (differing.length > 0) throw new Error(`decided again, entries differ: ${JSON.stringify(differing)}`)
    },
  }
}

/** A command as another thread gets it: what is not data, or has no line in `record/commands`, fails here as it would there. */
function asData<A>(command: Command<A>): Command<A> {
  return command.call ? (commandFrom(structuredClone(command.call)) as Command<A>) : command
}

/** Whatever a test had decided is decided again when its service closes: the record must be enough for that. */
function differencesOnReplay({ log }: SqliteStore): unknown[] {
  const again = replays()
  for (let start = 0, size = log.size(); start < size; start += 500)
    for (const { index, leaf, body } of log.entriesFrom(start, 500))
      again.take(index, JSON.parse(leaf).type, JSON.parse(body))
  const { differences, without } = again.report()
  return [...differences, ...without.keys()]
}

/** A request of 990105-SFJ that every rule lets pass on the test clock's day; `changes` replace whole members. */
export function soundRequest(changes: Partial<Record<keyof AssignmentRequest, unknown>> = {}): AssignmentRequest {
  const sound: AssignmentRequest = {
    item: 'XZ-07-01',
    title: '2027年度社区矫正协助',
    receiver: 'residents-committee',
    role: 'cooperating',
    period: { from: '2027-03-01', until: '2027-12-31' },
    timesPerMonth: 2,
    targets: [{ community: '990105001001', quantity: 3, amountFen: 150_000 }],
    support: {
      funding: {
        payer: '990105-SFJ',
        budgetLine: '2027-SFJ-013',
        instalments: [
          { dueOn: '2027-03-01', percent: 50 },
          { dueOn: '2027-08-01', percent: 50 },
        ],
      },
      staff: [{ role: '司法社工', count: 1, from: '2027-03-01' }],
      guidance: { contact: '社区矫正科', trainingOn: '2027-02-20' },
      authority: ['矫正对象名单查询'],
    },
    demands: [{ kind: 'ledger', name: '矫正走访记录' }],
  }
  return { ...sound, ...changes } as AssignmentRequest
}
