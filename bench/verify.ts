// The verifier of exports against SHA-256 over the same bytes: what it does besides hashing, and on how many threads.
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { exportStream } from '../src/formats/log-export.ts'
import { systemChance, systemClock } from '../src/host/world.ts'
import { checkpointText, signerFromPem, signNote, verifierKey } from '../src/policy/log/checkpoint.ts'
import { rootAt } from '../src/policy/log/tree.ts'
import { openDatabase } from '../src/schema/sql/engine/database.ts'
import { openStore } from '../src/schema/sql/store.ts'
import { fill } from './fill.ts'
import { median } from './pairs.ts'

const entries = 100_000

export async function run(say: (text: string) => void): Promise<unknown> {
  say(`\nVerifying an export of ${entries} entries, against openssl`)
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-bench-'))
  const url = `file:${join(folder, 'z.db')}`
  const file = join(folder, 'export.ndjson')
  const db = openDatabase(url, { create: true })
  fill(db, entries)
  db.raw.close()
  const store = openStore(url, systemClock, systemChance(), { create: false })
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const signer = signerFromPem('bench.example/log', pem)
  const root = rootAt(entries, store.log.readHash)
  const signed = { size: entries, note: signNote(checkpointText({ origin: signer.name, size: entries, root }), signer) }
  const key = verifierKey(signer.name, signer.publicKey)
  await pipeline(await exportStream(store.log, {}, signed, key), createWriteStream(file))
  await store.close()
  const cli = resolve(import.meta.dirname, '../src/cli.ts')
  const timed = (command: string, args: string[]) => {
    const began = performance.now()
    execFileSync(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    return performance.now() - began
  }
  const hashing: number[] = []
  const verifying: number[] = []
  for (let i = 0; i < 5; i++) {
    hashing.push(timed('openssl', ['dgst', '-sha256', file]))
    verifying.push(timed(process.execPath, [cli, 'verify', file, '--key', key]))
  }
  rmSync(folder, { recursive: true })
  const ratio = median(verifying.map((one, i) => one / (hashing[i] as number)))
  say(
    `${(median(verifying) / 1000).toFixed(2)} s to ${(median(hashing) / 1000).toFixed(2)} s: ${ratio.toFixed(1)} times, wanted 4 ${ratio <= 4 ? 'met' : 'MISSED'}`,
  )
  return { ratio, verifyMs: median(verifying), opensslMs: median(hashing) }
}
