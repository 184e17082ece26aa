// Access keys as they are kept: outside the record, since secrets must be deletable.
import type { Instant } from '../terms.ts'
import type { KeyBinding } from './key-binding.ts'
import type { Principal } from './principal.ts'

export interface KeyRecord extends KeyBinding {
  id: string
  createdAt: Instant
  revokedAt?: Instant
}

/** What commands ask about keys. */
export interface KeyReads {
  keyRecord(id: string): KeyRecord | undefined
  /** Whether there is any key, revoked or not. */
  anyKey(): boolean
}

/** The rows alone: that a key is made or revoked is recorded by the commands of record/keys.ts. */
export interface Keys {
  /** Who holds the key; undefined where it is unknown, or revoked as far as `refresh` of the store has looked. */
  holder(key: string): Principal | undefined
  add(key: string, record: Omit<KeyRecord, 'revokedAt'>): void
  /** False where there is no such key. Revoking twice keeps the first instant. */
  revoke(id: string, at: Instant): boolean
  /** By id. */
  list(after: string | undefined, limit: number): KeyRecord[]
  exist(): boolean
}
