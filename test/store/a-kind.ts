// A kind of store, for the suite that every one of them must pass, and what its tests write.
import type { Test } from 'tap'
import type { Principal } from '../../src/policy/access/principal.ts'
import type { Clock, Store, Written } from '../../src/policy/ports.ts'
import { recordOrganisation } from '../a-registry.ts'

/** A kind of store: how one is had for a test. */
export interface StoreKind<S extends Store> {
  /** An empty one. `another`: a further handle on the same log, where there can be one. `remove`: what is left is done away with. */
  open(clock: Clock): Promise<{ store: S; another?: () => Promise<S>; remove(): void }>
  /** Where tables and log part ways. */
  differences(store: S): Promise<string[]>
}

export const keeper: Principal = { key: 'k', role: 'list-keeper', jurisdiction: '99' }
export const named = (code: string, name = code) =>
  recordOrganisation(keeper, { code, name, kind: 'department', jurisdiction: '990105' })
export const codes = (n: number, prefix = 'o') => Array.from({ length: n }, (_, i) => `${prefix}${i}`)

export const problemOf = (written: Written<unknown>) => ('problem' in written ? written.problem.code : undefined)

/** An empty store, closed when the test ends. */
export async function anEmpty<S extends Store>(t: Test, kind: StoreKind<S>, clock: Clock): Promise<S> {
  const { store, remove } = await kind.open(clock)
  t.teardown(async () => {
    await store.close()
    remove()
  })
  return store
}
