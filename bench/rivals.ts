// The service against Cerbos 0.55 with its audit log in a file, on a policy for the same list: what a caller gets done in a
// second, and how long he waits. Cerbos keeps no budget, no arrears and no duplicates, does not flush its audit log to disk,
// and answers yes or no without findings.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Load, Result } from './generate.ts'
import { load, median, type Server, serve } from './pairs.ts'
import { carried, cerbosPolicy } from './rival-policies.ts'

const port = 3592
const cerbosPackage = '@cerbos/cerbos-linux-x64@0.55.0'

/** Installs it beside nothing of ours; undefined where it cannot be had. */
function installed(folder: string): string | undefined {
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', cerbosPackage], {
      stdio: 'ignore',
    })
    return join(folder, 'node_modules/@cerbos/cerbos-linux-x64/cerbos-linux-x64')
  } catch {
    return undefined
  }
}

/** Microseconds of the processor, from Linux. */
function usedBy({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10_000
}

async function cerbos(folder: string, program: string): Promise<Server> {
  const policies = join(folder, 'policies')
  mkdirSync(policies)
  for (const item of carried) writeFileSync(join(policies, `${item.code}.json`), cerbosPolicy(item))
  const config = {
    server: { httpListenAddr: `127.0.0.1:${port}`, grpcListenAddr: `127.0.0.1:${port + 1}` },
    storage: { driver: 'disk', disk: { directory: policies, watchForChanges: false } },
    audit: {
      enabled: true,
      accessLogsEnabled: false,
      decisionLogsEnabled: true,
      backend: 'file',
      file: { path: join(folder, 'audit.log') },
    },
    telemetry: { disabled: true },
  }
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify(config))
  const child = spawn(program, ['server', `--config=${join(folder, 'config.yaml')}`, '--log-level=error'], {
    stdio: 'ignore',
  })
  for (let i = 0; i < 100; i++) {
    const isUp = await fetch(`http://127.0.0.1:${port}/_cerbos/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) break
    await new Promise((later) => setTimeout(later, 100))
  }
  return { port, child, used: async () => ({ us: usedBy(child), rss: 0 }), stop: () => child.kill('SIGKILL') }
}

const rows = [
  { name: 'check, admitted', path: '/v1/checks', what: 'admitted', wanted: 6 },
  { name: 'rejection, logged', path: '/v1/checks', what: 'rejected', wanted: 4 },
  { name: 'assignment, admitted', path: '/v1/assignments', what: 'admitted', wanted: 3 },
] as const

export async function run(
  say: (text: string) => void,
  { rounds, ms }: { rounds: number; ms: number },
): Promise<unknown> {
  say('\nAgainst Cerbos 0.55 with its audit log in a file')
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-bench-'))
  const program = installed(folder)
  if (!program) {
    say('not asked: it could not be installed')
    return undefined
  }
  const other = await cerbos(folder, program)
  const told = []
  const connections = 64
  for (const { name, path, what, wanted } of rows) {
    const ours = await serve('service')
    const theirs = { path: '/api/check/resources', what: `cerbos-${what}`, connections, ms } as const
    const mine = { path, what, connections, ms } as const
    const figures: { mine: (Result & { us: number })[]; theirs: (Result & { us: number })[] } = { mine: [], theirs: [] }
    for (const [server, one] of [
      [ours, mine],
      [other, theirs],
    ] as [Server, Omit<Load, 'port' | 'from' | 'key'>][])
      await load(server, one)
    for (let i = 0; i < rounds; i++) {
      figures.theirs.push(await load(other, theirs))
      figures.mine.push(await load(ours, mine))
    }
    ours.stop()
    const rate = ({ count, seconds }: Result) => count / seconds
    const ratio = median(figures.mine.map((one, i) => rate(one) / rate(figures.theirs[i] as Result)))
    const [p99, theirP99] = [median(figures.mine.map((one) => one.p99)), median(figures.theirs.map((one) => one.p99))]
    const [us, theirUs] = [median(figures.mine.map((one) => one.us)), median(figures.theirs.map((one) => one.us))]
    const isMet = ratio >= wanted && p99 < theirP99
    say(
      `${name.padEnd(22)} ${ratio.toFixed(1)} times, wanted ${wanted} at a lower p99 ${isMet ? 'met' : 'MISSED'}   ${Math.round(median(figures.theirs.map(rate)))} → ${Math.round(median(figures.mine.map(rate)))}/s, ${theirUs.toFixed(0)} → ${us.toFixed(0)} µs CPU, p99 ${theirP99.toFixed(1)} → ${p99.toFixed(1)} ms`,
    )
    told.push({ name, ratio, wanted, us, theirUs, p99, theirP99 })
  }
  other.stop()
  rmSync(folder, { recursive: true, force: true })
  return told
}
