// Every text that the store prepares, with how SQLite goes about it, as a reviewer is to see it: statements.golden.sql.
// UPDATE=1 renews it; read the difference line by line.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { loadSample } from '../../src/host/sample.ts'
import type { Entry } from '../../src/policy/record/entries.ts'
import { changes } from '../../src/policy/record/fold.ts'
import { type SummaryKey, summaryKeys } from '../../src/policy/rejections/counting.ts'
import { changer } from '../../src/schema/sql/engine/changes.ts'
import { type Connection, openDatabase, openEmpty } from '../../src/schema/sql/engine/database.ts'
import type { Query } from '../../src/schema/sql/engine/statements.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { type SqliteStore, storeOn } from '../../src/schema/sql/store.ts'
import { countedChance, standingClock } from '../a-service.ts'
import { everythingAtOnce } from './a-little-of-everything.ts'

const golden = join(import.meta.dirname, 'statements.golden.sql')
const page = { after: undefined, limit: 10 }
const next = { after: '1', limit: 10 }

/** Each member by itself, all together, and none. */
const shapesOf = <F extends object>(filter: F): Partial<F>[] => [
  {},
  ...Object.entries(filter).map(([name, value]) => ({ [name]: value }) as Partial<F>),
  filter,
]

/** Asks for everything whose text depends on what is asked. */
async function askForAll({ reads }: SqliteStore): Promise<void> {
  const days = { from: '2026-01-01', until: '2027-12-31' }
  const within = '990105'
  const organisation = '990105-SFJ'
  const [community, item] = ['990105001001', 'XZ-07-01']
  for (const at of [page, next]) {
    reads.organisations(undefined, at)
    reads.communities(within, at)
    for (const owner of shapesOf({ within, organisation })) reads.budgetLines(owner, at, '2027-01-01')
    const asked = {
      within,
      status: 'admitted',
      organisation,
      community,
      item,
      ...days,
      overdueOn: '2027-01-01',
    } as const
    for (const filter of shapesOf(asked)) reads.assignments({ ...filter, today: '2027-01-01' }, at)
  }
  reads.organisations(within, page)
  reads.communities(undefined, page)
  const lines = { within, organisation, streetOf: '990105-JD01', community, dueBefore: '2028-01-01', open: true }
  for (const filter of shapesOf(lines)) reads.commitmentLines(filter, { dueOn: '', id: '' }, 10)
  const asked = { within, ...days, ground: 'support-overdue', organisation, community, rule: 'off-list', item } as const
  for (const advisory of [true, false]) reads.rejections({ advisory }, page)
  for (const by of ['rules', 'reviewer'] as const)
    for (const filter of shapesOf({ ...asked, by })) reads.rejections(filter, page)
  for (const by of summaryKeys as readonly SummaryKey[])
    for (const place of [undefined, within, '9901'])
      await reads.rejectionSummary(by, { ...(place && { within: place }) })
  for (const filter of shapesOf({ organisation, item, within })) await reads.rejectionRepeats(filter, undefined, 10)
}

/** What a new log's fold writes, on a connection of its own. */
function folded({ log }: SqliteStore): Connection {
  const fresh = openEmpty()
  const carry = changer(fresh)
  for (const { index, leaf, body } of log.entriesFrom(0, 10_000))
    carry(changes({ header: JSON.parse(leaf), body: JSON.parse(body) } as Entry, index))
  return fresh
}

const db = openDatabase('file::memory:', { create: true })
const clock = standingClock()
const store = storeOn(db, clock, countedChance(), undefined)
t.teardown(() => store.close())
await loadSample(store)
await everythingAtOnce(store, clock)
await askForAll(store)
await checkRebuild(store)
const fresh = folded(store)
t.teardown(() => fresh.raw.close())
const queries = [...new Map([...db.queries(), ...fresh.queries()].map((query) => [query.text, query])).values()]

t.test('the golden file', async (t) => {
  const told = queries.map((query) => `${inLines(query.text)};\n${planOf(query)}`).sort()
  const text = `-- Made by test/store/statements.test.ts; see there.\n\n${told.join('\n')}`
  if (process.env.UPDATE) writeFileSync(golden, text)
  t.equal(text, readFileSync(golden, 'utf8'))
})

t.test('what a statement gives is named as its row says', async (t) => {
  for (const { text, columns } of queries) {
    const statement = db.raw.prepare(text)
    const names = statement.reader ? statement.columns().map(({ name }) => name) : []
    t.strictSame([...names].sort(), [...columns].sort(), text)
  }
})

/** How SQLite goes about it, as comments. Where nothing is looked for there is nothing to tell. */
function planOf({ text, own }: Query<unknown>): string {
  if (!/^(select|update|delete)/.test(text)) return ''
  const unnamed = text.split('?').length - 1
  const values = unnamed === own.length ? own : Array.from({ length: unnamed }, () => null)
  const names = Object.fromEntries([...text.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]))
  const rows = db.raw.prepare(`explain query plan ${text}`).all(...values, names) as { detail: string }[]
  return rows.map(({ detail }) => `--   ${detail}\n`).join('')
}

function inLines(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/ (from|where|group by|order by|on conflict|values|set|limit) /g, '\n  $1 ')
}
