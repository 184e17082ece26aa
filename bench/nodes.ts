// Several nodes on one log: what one costs beside a file of its own, and what three give together. PostgreSQL, the nodes and
// the generator share the processors of this machine: ratios count, and what a request costs of a processor.
import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemChance, systemClock } from '../src/host/world.ts'
import { openAt } from '../src/schema/sql/place.ts'
import { aPostgres } from '../test/a-postgres.ts'
import { loadDistrict } from './district.ts'
import type { Result } from './generate.ts'
import { another, askFrom, loadFrom, median, type Server, serve, sorted } from './pairs.ts'

type Loaded = Result & { us: number }

/** Servers that are loaded together: connections and answers are theirs in all. */
interface Side {
  name: string
  servers: Server[]
  generators: ChildProcess[]
}

const connections = 63
/** Of each server, before anything counts: so many that it has met every community of the district twice. */
const warm = 4_000
const mostWarmUps = 20

/** Requests a second, the worst p99 of them, and microseconds of processor that the servers took for each. */
async function measured({ servers, generators }: Side, path: string, ms: number) {
  const each = Math.floor(connections / servers.length)
  const results: Loaded[] = await Promise.all(
    servers.map((server, i) =>
      loadFrom(generators[i] as ChildProcess, server, { path, what: 'admitted', connections: each, ms }),
    ),
  )
  const count = results.reduce((sum, one) => sum + one.count, 0)
  const refused = results.reduce((sum, one) => sum + one.refused, 0)
  if (refused > 0) throw new Error(`${refused} answers were not 2xx`)
  return {
    perSecond: results.reduce((sum, one) => sum + one.count / one.seconds, 0),
    us: results.reduce((sum, one) => sum + one.us * one.count, 0) / count,
    p99: Math.max(...results.map(({ p99 }) => p99)),
    /** Answered by the server that answered fewest. */
    least: Math.min(...results.map((one) => one.count)),
  }
}

export async function run(say: (text: string) => void, { rounds, ms }: { rounds: number; ms: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-bench-'))
  const postgres = await aPostgres({})
  try {
    let logs = 0
    /** So many nodes of a log of their own: whoever shares a log folds what the others record. */
    const sharing = async (n: number): Promise<Server[]> => {
      const elsewhere = await postgres.empty()
      const first = join(folder, `log${++logs}.db`)
      const store = await openAt({ url: `file:${first}`, elsewhere }, systemClock, systemChance(), { create: true })
      await loadDistrict(store)
      await store.close()
      const servers: Server[] = []
      for (let i = 0; i < n; i++) {
        const file = join(folder, `log${logs}-${i}.db`)
        for (const tail of ['', '.head']) cpSync(`${first}${tail}`, `${file}${tail}`)
        const server = await serve('node', { env: { ELSEWHERE: elsewhere, NODE_FILE: file } })
        askFrom(server, i * 120_000)
        servers.push(server)
      }
      return servers
    }
    const generators = [another(), another(), another()]
    const sides: Side[] = [
      { name: 'one file of its own', servers: [await serve('service')], generators },
      { name: 'one node', servers: await sharing(1), generators },
      { name: 'three nodes', servers: await sharing(3), generators },
    ]
    say(`\nNodes on PostgreSQL, ${connections} connections, nodes and database on this machine's processors`)
    const rows = []
    // Reads first: what was placed already would be rejected, and recorded.
    for (const path of ['/v1/checks', '/v1/assignments']) {
      const all = sides.map(() => [] as Awaited<ReturnType<typeof measured>>[])
      for (const side of sides)
        for (let n = 0, least = 0; least < warm && n < mostWarmUps; n++) least += (await measured(side, path, ms)).least
      for (let round = 0; round < rounds; round++)
        for (const i of round % 2 === 0 ? [0, 1, 2] : [2, 1, 0])
          all[i]?.push(await measured(sides[i] as Side, path, ms))
      for (const [i, figures] of all.entries()) {
        const of = (name: 'perSecond' | 'us' | 'p99') => median(figures.map((one) => one[name]))
        const ratios = sorted(figures.map((one, n) => one.perSecond / (all[0]?.[n]?.perSecond ?? 1)))
        const row = {
          path,
          side: sides[i]?.name,
          ratio: median(ratios),
          perSecond: of('perSecond'),
          us: of('us'),
          p99: of('p99'),
        }
        say(
          `${path.padEnd(16)} ${String(row.side).padEnd(20)} ${Math.round(row.perSecond)}/s, ratio ${row.ratio.toFixed(2)} (${ratios[0]?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)}), ` +
            `${row.us.toFixed(0)} µs CPU of the nodes, p99 ${row.p99.toFixed(1)} ms`,
        )
        rows.push(row)
      }
    }
    for (const { servers } of sides) for (const one of servers) one.stop()
    for (const one of generators) one.kill()
    return rows
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
