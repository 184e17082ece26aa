// Access keys: 256 random bits, kept as a digest, looked up by it, revoked at once.
import { hash } from 'node:crypto'
import type { Principal } from '../../../policy/access/principal.ts'
import type { KeyReads, KeyRecord, Keys } from '../../../policy/access/reads.ts'
import { and, asc, build, eq, isNotNull, isNull, placeholder, sql } from '../engine/drizzle.ts'
import type { ForeignWrites } from '../engine/foreign-writes.ts'
import { built, type Statements } from '../engine/statements.ts'
import { accessKeys } from '../tables/index.ts'
import { behind } from './conditions.ts'

const digestOf = (key: string) => hash('sha256', key)

const byDigest = built(() =>
  build
    .select({
      key: sql<string>`${accessKeys.id}`.as('key'),
      role: accessKeys.role,
      organisation: accessKeys.organisation,
      community: accessKeys.community,
      jurisdiction: accessKeys.jurisdiction,
    })
    .from(accessKeys)
    .where(and(eq(accessKeys.digest, placeholder('digest')), isNull(accessKeys.revokedAt))),
)
const byId = built(() =>
  build
    .select()
    .from(accessKeys)
    .where(eq(accessKeys.id, placeholder('id'))),
)
const everyRevoked = built(() =>
  build.select({ id: accessKeys.id }).from(accessKeys).where(isNotNull(accessKeys.revokedAt)),
)
const any = built(() => build.select({ id: accessKeys.id }).from(accessKeys).limit(1))
const addition = built(() =>
  build.insert(accessKeys).values({
    id: placeholder('id'),
    digest: placeholder('digest'),
    role: placeholder('role'),
    organisation: placeholder('organisation'),
    community: placeholder('community'),
    jurisdiction: placeholder('jurisdiction'),
    label: placeholder('label'),
    createdAt: placeholder('createdAt'),
  }),
)
const unbound = { organisation: null, community: null, jurisdiction: null, label: null }
const revocation = built(() =>
  build
    .update(accessKeys)
    .set({ revokedAt: sql`${placeholder('at')}` })
    .where(and(eq(accessKeys.id, placeholder('id')), isNull(accessKeys.revokedAt))),
)
// No id is empty.
const page = built(() =>
  build.select().from(accessKeys).where(behind(accessKeys.id)).orderBy(asc(accessKeys.id)).limit(placeholder('limit')),
)

/** What commands ask about keys. */
export function keyReads(db: Statements): KeyReads {
  const one = db.statement(byId)
  const first = db.statement(any)
  return {
    keyRecord(id) {
      const row = one.get({ id })
      return row && recordOf(row)
    },
    anyKey: () => first.get() !== undefined,
  }
}

export interface AccessKeys extends Keys {
  /** Keys were made or revoked by another connection of this process. */
  forget(): void
  /** By its id: whoever called may have had a key that is none any more when his command is settled. */
  isRevoked(id: string): boolean
}

export function accessKeysOf(db: Statements, foreign: ForeignWrites): AccessKeys {
  const held = db.statement(byDigest)
  const one = db.statement(byId)
  const first = db.statement(any)
  const adding = db.statement(addition)
  const revoking = db.statement(revocation)
  const some = db.statement(page)
  const gone = db.statement(everyRevoked)
  // By the keys themselves, in memory alone: a digest for each request would cost more than the request's rules.
  const known = new Map<string, Principal>()
  let revoked: ReadonlySet<string> | undefined
  const forget = () => {
    known.clear()
    revoked = undefined
  }
  foreign.heed(forget)

  return {
    forget,
    isRevoked(id) {
      revoked ??= new Set(gone.all().map((one) => one.id))
      return revoked.has(id)
    },
    holder(key) {
      const found = known.get(key)
      if (found) return found
      const row = held.get({ digest: digestOf(key) })
      if (!row) return undefined
      const principal = withoutNulls(row) as unknown as Principal
      if (known.size >= 10_000) known.clear()
      known.set(key, principal)
      return principal
    },
    add(key, record) {
      adding.run({ ...unbound, ...record, digest: digestOf(key) })
    },
    revoke(id, at) {
      forget()
      const found = one.get({ id })
      revoking.run({ id, at })
      return found !== undefined
    },
    list: (after, limit) => some.all({ after: after ?? '', limit }).map(recordOf),
    exist: () => first.get() !== undefined,
  }
}

/** Everything of a key but what it is known by. */
const recordOf = ({ digest: _, ...row }: { digest: string }) => withoutNulls(row) as unknown as KeyRecord

/** What has no value is absent, never null. */
function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
