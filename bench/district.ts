// The large district of a measurement: the sample, more communities, one item under many codes, one budget line.

import { loadSample, readSample } from '../src/host/sample.ts'
import type { Principal } from '../src/policy/access/principal.ts'
import { publishDocument } from '../src/policy/list/drafting.ts'
import { createKey } from '../src/policy/record/keys.ts'
import { recordBudgetLine, recordCommunity } from '../src/policy/registry/recording.ts'
import type { EditionDocument, Item } from '../src/policy/terms.ts'
import { given } from '../src/policy/untrusted.ts'
import type { SqliteStore } from '../src/schema/sql/store.ts'
import { accessKey, communities, items, otherKey, year } from './request.ts'

const by = (role: Principal['role']): Principal => ({ key: 'bench', role, jurisdiction: '990105' })

export async function loadDistrict(store: SqliteStore): Promise<void> {
  await loadSample(store)
  const { edition, registry } = readSample()
  const model = edition.items.find(({ code }) => code === 'XZ-07-01') as Item
  const document: EditionDocument = {
    ...edition,
    items: items.map((code) => ({ ...model, code })),
    bases: edition.bases,
  }
  const district = { jurisdiction: '990105', street: '990105-JD01', households: 1000, residents: 3000 }
  const budget = { organisation: '990105-SFJ', totalFen: Number.MAX_SAFE_INTEGER, document: 'bench' }
  // Large requests go on into the years to come.
  const years = Array.from({ length: 12 }, (_, i) => year + i)
  const written = await Promise.all([
    store.write(publishDocument('bench', '990105', document, registry.effectiveFrom)),
    ...years.map((one) =>
      store.write(recordBudgetLine(by('finance'), `${one}-BENCH`, given({ ...budget, year: one }))),
    ),
    ...communities.map((code) =>
      store.write(recordCommunity(by('list-keeper'), code, given({ name: code, ...district }))),
    ),
  ])
  for (const one of written) if ('problem' in one) throw new Error(JSON.stringify(one.problem))
  const holder = { role: 'organisation' as const, organisation: '990105-SFJ' }
  for (const [i, key] of [accessKey, otherKey].entries()) {
    const made = await store.write(createKey('bench', { id: `k${i + 1}`, key }, given(holder)))
    if ('problem' in made) throw new Error(JSON.stringify(made.problem))
  }
}
