// Everything that is measured, each as ratios within one run: `npm run bench [-- SECTION …] [--json FILE]`. Without a section:
// all but what takes long. `ROUNDS`, `MS`: rounds of a comparison, and how long each is.
import { spawn } from 'node:child_process'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checksBeside } from './beside.ts'
import { hostile } from './hostile.ts'
import { compare, done, load, median, type Row, type Server, serve } from './pairs.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } })
const rounds = Number(process.env.ROUNDS ?? 7)
const ms = Number(process.env.MS ?? 1200)
const say = (text: string) => process.stdout.write(`${text}\n`)
const kept: Record<string, unknown> = {}

const kinds = {
  'check, admitted': { path: '/v1/checks', what: 'admitted', wanted: 0.65 },
  'check, rejected and logged': { path: '/v1/checks', what: 'rejected', wanted: 0.4 },
  'assignment, admitted': { path: '/v1/assignments', what: 'admitted', wanted: 0.45 },
  'assignment, rejected': { path: '/v1/assignments', what: 'rejected', wanted: undefined },
} as const
type Kind = keyof typeof kinds

function told(
  { what, bare, service, ratio, quartiles, bareUs, us, p50, p99, refused }: Row,
  wanted: number | undefined,
) {
  const target = wanted === undefined ? '' : ` wanted ${wanted.toFixed(2)} ${ratio >= wanted ? 'met' : 'MISSED'}`
  say(
    `${what.padEnd(28)} ratio ${ratio.toFixed(3)} (${quartiles.map((one) => one.toFixed(3)).join('–')})${target}   ` +
      `${Math.round(bare)} → ${Math.round(service)}/s, ${bareUs.toFixed(0)} → ${us.toFixed(0)} µs CPU, p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms`,
  )
  if (refused > 0) throw new Error(`${what}: ${refused} answers were not 2xx`)
}

async function against(yardstick: string, server: string, kind: Kind, wanted: number | undefined, name: string = kind) {
  const { path, what } = kinds[kind]
  const pair = [await serve(yardstick), await serve(server)] as const
  const row = await compare(name, pair, { path, what, connections: 64, ms }, rounds)
  for (const one of pair) one.stop()
  told(row, wanted)
  return row
}

/** Each kind of request against a bare route with the same schemas and no work. */
async function ratios() {
  say('\nAgainst a bare route of the same framework, 64 connections')
  const rows = []
  for (const kind of Object.keys(kinds) as Kind[]) rows.push(await against('bare', 'service', kind, kinds[kind].wanted))
  return rows
}

/** Durable assignments against a writer that keeps the log and no tables. */
async function floor() {
  say('\nAgainst a writer that keeps the log alone')
  return against('floor', 'service', 'assignment, admitted', 0.85)
}

/** At a rate that leaves room: what a caller waits, counted from when his request was due. */
async function steady() {
  say('\nAt half of what it can do, sent when due (open loop)')
  const rows = []
  for (const kind of ['check, admitted', 'assignment, admitted'] as const) {
    const { path, what } = kinds[kind]
    const server = await serve('service')
    const one = { path, what, connections: 64, ms } as const
    await load(server, one)
    const most = await load(server, one)
    const perSecond = Math.round(most.count / most.seconds / 2)
    const results = []
    for (let i = 0; i < 3; i++) results.push(await load(server, { ...one, perSecond, ms: 2 * ms }))
    server.stop()
    const [p50, p99] = [median(results.map((one) => one.p50)), median(results.map((one) => one.p99))]
    say(`${kind.padEnd(28)} ${perSecond}/s: p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)} ms`)
    rows.push({ kind, perSecond, p50, p99 })
  }
  return rows
}

/** Checks beside callers that ask for 200 communities at a time. */
async function beside() {
  say('\nChecks (16 connections) beside callers with 200 targets each')
  const rows = []
  for (const callers of [1, 8, 64]) {
    const one = await checksBeside(callers, Math.min(rounds, 5), ms)
    const met = (is: boolean) => (is ? 'met' : 'MISSED')
    say(
      `${String(callers).padStart(2)} callers: ratio ${one.ratio.toFixed(2)} to alone, wanted 0.5 ${met(one.ratio >= 0.5)}; main thread held at most ` +
        `${one.holdMs.toFixed(1)} ms, wanted 10 ${met(one.holdMs <= 10)}   ${Math.round(one.alone)} → ${Math.round(one.beside)}/s, p99 ${one.p99.toFixed(1)} ms, ${Math.round(one.targets)} targets recorded/s`,
    )
    rows.push(one)
  }
  return rows
}

/** Durable assignments on logs of growing size, against an empty one. `GROWTH`: entries of the largest. */
async function growth() {
  const largest = Number(process.env.GROWTH ?? 1_000_000)
  say('\nDurable assignments on a full log, against an empty one')
  const rows = []
  for (let entries = 1000; entries <= largest; entries *= 10) {
    const pair: [Server, Server] = [
      await serve('service'),
      await serve('service', { env: { ENTRIES: String(entries) } }),
    ]
    const row = await compare(
      `${entries} entries`,
      pair,
      { path: '/v1/assignments', what: 'admitted', connections: 64, ms },
      Math.min(rounds, 5),
    )
    for (const one of pair) one.stop()
    told(row, 0.9)
    rows.push({ entries, ...row })
  }
  return rows
}

/** What the disk gives, and what a commit takes along. */
async function disk() {
  say('\nThe disk')
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-bench-'))
  const file = openSync(join(folder, 'x'), 'w')
  const page = Buffer.alloc(4096, 1)
  const began = performance.now()
  let flushes = 0
  for (; performance.now() - began < 1000; flushes++) {
    writeSync(file, page)
    fsyncSync(file)
  }
  closeSync(file)
  rmSync(folder, { recursive: true })
  const server = await serve('service')
  const used = async () => (await server.used()) as { us: number; rss: number; commits: number; commands: number }
  const before = await used()
  await load(server, { path: '/v1/assignments', what: 'admitted', connections: 64, ms })
  const after = await used()
  server.stop()
  const perCommit = (after.commands - before.commands) / (after.commits - before.commits)
  const rss = Math.round(after.rss / 1e6)
  say(`${flushes} flushes/s; ${perCommit.toFixed(1)} commands in a commit at 64 connections; memory then ${rss} MB`)
  return { flushes, perCommit, rss }
}

/** From the command to the first answer, on a sample that is there; and memory at rest. */
async function start() {
  say('\nStart')
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-bench-'))
  const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'z.db')}`, LOG_LEVEL: 'error', PORT: '0' }
  const cli = resolve(import.meta.dirname, '../src/cli.ts')
  await new Promise((over) => spawn(process.execPath, [cli, 'sample'], { env, stdio: 'ignore' }).once('exit', over))
  const took: number[] = []
  for (let i = 0; i < 5; i++) {
    const began = performance.now()
    const child = spawn(process.execPath, [cli, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    const address = await new Promise<string>((found) => {
      child.stderr.on('data', (text: Buffer) => {
        const at = /http:\/\/[\d.:]+/.exec(text.toString())?.[0]
        if (at) found(at)
      })
    })
    await fetch(`${address}/ready`)
    took.push(performance.now() - began)
    child.kill('SIGTERM')
    await new Promise((over) => child.once('exit', over))
  }
  rmSync(folder, { recursive: true })
  say(`ready after ${median(took).toFixed(0)} ms (wanted 520)`)
  return { ms: median(took) }
}

/** How long hostile requests hold the event loop. */
const hostileOnes = async () => hostile(say)
const others = (name: 'rivals' | 'libraries' | 'verify' | 'nodes' | 'joining' | 'burden') => async () =>
  (await import(`./${name}.ts`)).run(say, { rounds, ms })

const sections: Record<string, () => Promise<unknown>> = {
  ratios,
  floor,
  steady,
  beside,
  disk,
  start,
  growth,
  verify: others('verify'),
  libraries: others('libraries'),
  rivals: others('rivals'),
  nodes: others('nodes'),
  joining: others('joining'),
  burden: others('burden'),
  hostile: hostileOnes,
}
const byDefault = [
  'ratios',
  'floor',
  'steady',
  'beside',
  'disk',
  'start',
  'growth',
  'verify',
  'libraries',
  'rivals',
  'nodes',
]
for (const name of positionals)
  if (!(name in sections)) throw new Error(`no section ${name}; there are ${Object.keys(sections).join(', ')}`)
say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}; medians of ${rounds} rounds of ${ms} ms`)
for (const name of positionals.length > 0 ? positionals : byDefault) kept[name] = await sections[name]?.()
done()
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(kept, null, 2)}\n`)
