// Access keys: 256 random bits, kept as a digest, looked up by it, revoked at once.
import { hash } from 'node:crypto'
import type { Principal, Role } from '../../../policy/ports.ts'
import type { Db, Raw } from '../engine/database.ts'
import { and, asc, eq, gt, isNull } from '../engine/drizzle.ts'
import { accessKeys } from '../tables/index.ts'

export interface KeyRecord {
  id: string
  role: Role
  organisation?: string
  community?: string
  jurisdiction?: string
  label?: string
  createdAt: string
  revokedAt?: string
}

export interface Keys {
  /** Who holds the key; undefined where it is unknown or revoked. */
  holder(key: string): Principal | undefined
  add(key: string, record: Omit<KeyRecord, 'revokedAt'>): void
  /** False where there is no such key. Revoking twice keeps the first instant. */
  revoke(id: string, at: string): boolean
  list(after: string | undefined, limit: number): KeyRecord[]
  exist(): boolean
  /** Notices what another process wrote since: for what is read without a key. */
  refresh(): void
}

const digestOf = (key: string) => hash('sha256', key)

/** `onForeignWrite` is called before an answer that follows a change by another process. */
export function keys(raw: Raw, db: Db, onForeignWrite: () => void): Keys {
  const byDigest = raw.prepare(
    'select id as "key", role, organisation, community, jurisdiction from access_keys where digest = ? and revoked_at is null',
  )
  const dataVersion = raw.prepare('pragma data_version').pluck()
  const known = new Map<string, Principal>()
  let seenVersion: unknown

  /** SQLite tells by one number whether anything was written elsewhere. */
  function refresh(): void {
    const version = dataVersion.get()
    if (version === seenVersion) return
    known.clear()
    onForeignWrite()
    seenVersion = version
  }

  return {
    holder(key) {
      // Another process may have revoked it.
      refresh()
      const digest = digestOf(key)
      const found = known.get(digest)
      if (found) return found
      const row = byDigest.get(digest) as Record<string, string | null> | undefined
      if (!row) return undefined
      const principal = withoutNulls(row) as unknown as Principal
      if (known.size >= 10_000) known.clear()
      known.set(digest, principal)
      return principal
    },
    add(key, record) {
      db.insert(accessKeys)
        .values({ ...record, digest: digestOf(key) })
        .run()
    },
    revoke(id, at) {
      known.clear()
      const found = db.select({ id: accessKeys.id }).from(accessKeys).where(eq(accessKeys.id, id)).get()
      db.update(accessKeys)
        .set({ revokedAt: at })
        .where(and(eq(accessKeys.id, id), isNull(accessKeys.revokedAt)))
        .run()
      return found !== undefined
    },
    list(after, limit) {
      return db
        .select()
        .from(accessKeys)
        .where(after === undefined ? undefined : gt(accessKeys.id, after))
        .orderBy(asc(accessKeys.id))
        .limit(limit)
        .all()
        .map(({ digest: _, ...row }) => withoutNulls(row) as unknown as KeyRecord)
    },
    refresh,
    exist: () => db.select({ id: accessKeys.id }).from(accessKeys).limit(1).get() !== undefined,
  }
}

/** What has no value is absent, never null. */
export function withoutNulls<T extends object>(row: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as never
}
