// kill -9 in the middle of a hundred requests: every one that was answered is there, and the tables are what the log says.

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import t from 'tap'
import { loadSample } from '../../src/host/sample.ts'
import { readOrMakeSigner } from '../../src/host/signing-key.ts'
import { newSigningKey, systemChance, systemClock } from '../../src/host/world.ts'
import { openStore } from '../../src/schema/sql/store.ts'
import { aCrowd, communityAt, monthOfWork, priceFen } from './a-crowd.ts'

const cli = join(import.meta.dirname, '../../src/cli.ts')
const run = promisify(execFile)

/** Starts the real thing and gives its address as soon as it says it. */
async function start(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [cli, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const lines = createInterface({ input: child.stderr })
  for await (const line of lines) {
    const address = /http:\/\/[\d.:]+/.exec(line)?.[0]
    if (address) return { child, address }
  }
  throw new Error('the service did not start')
}

t.test('kill -9', async (t) => {
  const folder = t.testdir()
  const url = `file:${join(folder, 'z.db')}`
  const env = { ...process.env, DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error' }
  const open = (create: boolean) => openStore(url, systemClock, systemChance(), { create })

  const count = 200
  readOrMakeSigner(join(folder, 'z.key'), newSigningKey, (unique) => unique)
  const before = open(true)
  await loadSample(before)
  before.keys.add('asker', {
    id: 'k1',
    role: 'organisation',
    organisation: '990105-SFJ',
    createdAt: '2026-01-01T00:00:00.000Z',
  })
  await Promise.all(aCrowd(count, 50_000 * count).map((command) => before.write(command)))
  await before.close()

  const { child, address } = await start(env)
  const ask = async (i: number) => {
    const response = await fetch(`${address}/v1/assignments`, {
      method: 'POST',
      headers: { authorization: 'Bearer asker', 'content-type': 'application/json' },
      body: JSON.stringify(monthOfWork(`第${i}件`, communityAt(i))),
    })
    return (await response.json()) as {
      id: string
      title: string
      status: string
      log: { index: number; leafHash: string }
    }
  }
  // Killed as soon as a few are answered, whenever that is: most of the others are under way then.
  const answered: Awaited<ReturnType<typeof ask>>[] = []
  const results = await Promise.allSettled(
    Array.from({ length: count }, async (_, i) => {
      answered.push(await ask(i))
      if (answered.length === 20) child.kill('SIGKILL')
    }),
  )
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  t.equal(child.signalCode, 'SIGKILL')
  t.ok(
    answered.length >= 20,
    `${answered.length} answered of ${count}, ${results.filter(({ status }) => status === 'rejected').length} cut off`,
  )

  const after = open(false)
  for (const { id, title, status, log } of answered) {
    t.equal(status, 'admitted', title)
    t.match(after.reads.assignment(id), { title, entry: log.index }, `${id} is there`)
    t.equal(after.log.entry(log.index)?.leafHash, log.leafHash, `${id} is the entry that was answered`)
  }
  const kept = after.reads.assignments({ organisation: '990105-SFJ' }, { after: undefined, limit: 1000 }).length
  t.ok(kept >= answered.length, `${kept} were recorded`)
  t.equal(
    after.reads.budgetLine('990105', 'line', '2027-01-04')?.committedFen,
    priceFen * kept,
    'the line holds what was recorded, to the fen',
  )
  await after.close()
  const rebuilt = await run(process.execPath, [cli, 'rebuild', '--check'], { env })
  t.match(rebuilt.stdout, /the tables are what the log says/)

  t.test('and it starts again and goes on', async (t) => {
    const again = await start(env)
    t.teardown(async () => {
      again.child.kill('SIGTERM')
      await once(again.child, 'exit')
    })
    const ready = await fetch(`${again.address}/ready`)
    t.equal(ready.status, 200)
  })
})
