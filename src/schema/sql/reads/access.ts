// Access keys: 256 random bits, kept as a digest, looked up by it, revoked at once.

import { hash } from 'node:crypto'
import type { Principal } from '../../../policy/access/principal.ts'
import type { KeyRecord, Keys } from '../../../policy/access/reads.ts'
import type { Db, Raw } from '../engine/database.ts'
import { and, asc, eq, gt, isNull } from '../engine/drizzle.ts'
import type { ForeignWrites } from '../engine/foreign-writes.ts'
import { accessKeys } from '../tables/index.ts'

const digestOf = (key: string) => hash('sha256', key)

export function keys(raw: Raw, db: Db, foreign: ForeignWrites): Keys {
  const byDigest = raw.prepare(
    'select id as "key", role, organisation, community, jurisdiction from access_keys where digest = ? and revoked_at is null',
  )
  const known = new Map<string, Principal>()
  foreign.heed(() => known.clear())

  return {
    holder(key) {
      // Another process may have revoked it.
      foreign.look()
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
    exist: () => db.select({ id: accessKeys.id }).from(accessKeys).limit(1).get() !== undefined,
  }
}

/** What has no value is absent, never null. */
export function withoutNulls<T extends object>(row: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as never
}
