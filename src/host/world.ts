// The clock and the dice, for the process: only server.ts and cli.ts hand them on.
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import type { Chance, Clock } from '../policy/ports.ts'
import type { NewSigningKey } from './signing-key.ts'

export const systemClock: Clock = { now: () => Date.now(), steady: () => performance.now() }

/** Salts are taken from a pool: one call to the system's generator serves many entries. */
export function systemChance(): Chance {
  let pool = Buffer.alloc(0)
  return {
    salt() {
      if (pool.length < 32) pool = randomBytes(32 * 128)
      const salt = pool.toString('hex', 0, 32)
      pool = pool.subarray(32)
      return salt
    },
  }
}

/** 256 random bits as an access key; the id says nothing of it. */
export function newKey(): { id: string; key: string } {
  return { id: `k${randomBytes(6).toString('hex')}`, key: `zr_${randomBytes(32).toString('base64url')}` }
}

export const newId = () => randomUUID()

/** An Ed25519 key for the log. */
export function newSigningKey(): NewSigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    unique: randomBytes(4).toString('hex'),
  }
}
