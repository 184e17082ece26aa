// Yardstick and service side by side, in short rounds that alternate, the order reversed every second time. What counts is
// the median of the ratios of each round: a machine that is slow for a while is slow for both.
import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import type { Load, Result } from './generate.ts'

const file = (name: string) => resolve(import.meta.dirname, name)

export function ask<A>(child: ChildProcess, message: object | string): Promise<A> {
  return new Promise((done) => {
    child.once('message', (answer) => done(answer as A))
    child.send(message)
  })
}

export interface Server {
  port: number
  child: ChildProcess
  /** Microseconds of the processor that it has used, and its memory in bytes. */
  used(): Promise<{ us: number; rss: number }>
  stop(): void
}

export async function serve(
  kind: string,
  options: { execArgv?: string[]; env?: NodeJS.ProcessEnv } = {},
): Promise<Server> {
  const child = fork(file('servers.ts'), [kind], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    ...options,
    env: { ...process.env, ...options.env },
  })
  const url = await new Promise<string>((done, failed) => {
    child.once('message', (message) => done(String(message)))
    child.once('exit', () => failed(new Error(`the server ${kind} ended before it listened`)))
  })
  return { port: Number(new URL(url).port), child, used: () => ask(child, 'cpu?'), stop: () => child.kill('SIGTERM') }
}

let generator: ChildProcess | undefined
const asked = new Map<number, number>()

/** Loads a server from the process of the generator. */
export async function load(
  server: Server,
  one: Omit<Load, 'port' | 'from' | 'key'> & { key?: string },
): Promise<Result & { us: number }> {
  generator ??= fork(file('generate.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return loadFrom(generator, server, one)
}

/** The same from a generator of one's own, for two loads at once. */
export async function loadFrom(
  from: ChildProcess,
  server: Server,
  one: Omit<Load, 'port' | 'from' | 'key'> & { key?: string },
  quietly?: 'quietly',
): Promise<Result & { us: number }> {
  const first = asked.get(server.port) ?? 0
  if (quietly) {
    asked.set(server.port, first + 10_000)
    return { ...(await ask<Result>(from, { key: 'bench-key', ...one, port: server.port, from: first })), us: 0 }
  }
  const before = await server.used()
  const result = await ask<Result>(from, { key: 'bench-key', ...one, port: server.port, from: first })
  const after = await server.used()
  asked.set(server.port, first + result.count + one.connections)
  return { ...result, us: (after.us - before.us) / result.count }
}

/** Has a server asked from here on: of several that share a log, none is to ask what another does. */
export const askFrom = (server: Server, first: number) => void asked.set(server.port, first)

export const another = () => fork(file('generate.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })

export function done(): void {
  generator?.kill()
  generator = undefined
}

export const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
export const median = (numbers: readonly number[]) => sorted(numbers)[Math.floor(numbers.length / 2)] as number

export interface Row {
  what: string
  /** Requests a second, medians. */
  bare: number
  service: number
  /** The median of the rounds' ratios, and its quartiles. */
  ratio: number
  quartiles: [number, number]
  /** Microseconds of processor for one request. */
  bareUs: number
  us: number
  p50: number
  p99: number
  refused: number
}

/** Compares two servers by one load. */
export async function compare(
  what: string,
  [bare, service]: readonly [Server, Server],
  one: Omit<Load, 'port' | 'from' | 'key'>,
  rounds: number,
): Promise<Row> {
  const figures = { bare: [] as (Result & { us: number })[], service: [] as (Result & { us: number })[] }
  for (const server of [bare, service]) await load(server, one)
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['bare', 'service'] as const) : (['service', 'bare'] as const)
    for (const kind of order) figures[kind].push(await load(kind === 'bare' ? bare : service, one))
  }
  const perSecond = ({ count, seconds }: Result) => count / seconds
  const ratios = figures.service.map((mine, i) => perSecond(mine) / perSecond(figures.bare[i] as Result))
  const quarter = (share: number) => sorted(ratios)[Math.floor((ratios.length - 1) * share)] as number
  return {
    what,
    bare: median(figures.bare.map(perSecond)),
    service: median(figures.service.map(perSecond)),
    ratio: median(ratios),
    quartiles: [quarter(0.25), quarter(0.75)],
    bareUs: median(figures.bare.map(({ us }) => us)),
    us: median(figures.service.map(({ us }) => us)),
    p50: median(figures.service.map(({ p50 }) => p50)),
    p99: median(figures.service.map(({ p99 }) => p99)),
    refused: [...figures.service, ...figures.bare].reduce((sum, { refused }) => sum + refused, 0),
  }
}
