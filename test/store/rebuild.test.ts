// rebuild --check notices whatever is changed behind the service's back: any cell of any table, any entry, any node.
import t from 'tap'
import { getTableColumns, getTableConfig } from '../../src/schema/sql/engine/drizzle.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { recordTables } from '../../src/schema/sql/tables/index.ts'
import { aService, countedChance, soundRequest } from '../a-service.ts'

const service = await aService()
t.teardown(() => service.close())
const { store, clock } = service
const { raw } = store
const check = async () => (await checkRebuild(store, clock, countedChance())).differences
const call = async (who: 'justice' | 'community' | 'keeper', method: string, url: string, body: unknown) => {
  const answer = await service.call(who, method, `/v1/${url}`, body)
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.text}`)
  return answer.body
}

/** A little of everything, so that no table is empty. */
const { id, obligations } = await call('justice', 'POST', 'assignments', soundRequest())
await call('justice', 'POST', 'assignments', soundRequest())
clock.goTo('2027-03-05')
const { commitments } = await call('community', 'GET', `obligations/${obligations[0]}`, undefined)
const delivery = await call('justice', 'POST', `obligations/${obligations[0]}/deliveries`, {
  commitment: commitments[0].id,
  deliveredOn: '2027-03-01',
  amountFen: 75_000,
})
await call('community', 'POST', `deliveries/${delivery.id}/confirmation`, { received: true })
await call('community', 'POST', `obligations/${obligations[0]}/refusal`, { reason: '人员未到位' })

/** What the check says of a change, which is then undone. */
async function after(change: string, ...values: unknown[]): Promise<string[]> {
  raw.exec('begin')
  try {
    if (raw.prepare(change).run(...values).changes !== 1) throw new Error(`changed nothing: ${change}`)
    return await check()
  } finally {
    raw.exec('rollback')
  }
}

t.test('says nothing where all is as it was recorded', async (t) => t.strictSame(await check(), []))

for (const table of Object.values(recordTables)) {
  const { name } = getTableConfig(table)
  t.test(`${name}: a changed cell, a row too few, a row too many`, async (t) => {
    const columns = Object.values(getTableColumns(table)).map((column) => column.name)
    const rowid = raw.prepare(`select max(rowid) from ${name}`).pluck().get()
    t.ok(rowid, 'has rows to change')
    const row = raw.prepare(`select * from ${name} where rowid = ?`).get(rowid) as Record<string, unknown>
    const other = (value: unknown) => (typeof value === 'number' ? value + 1 : `${value ?? ''}x`)
    const says = new RegExp(`^${name}: kept .*, the log says `)
    for (const column of columns)
      t.match(
        await after(`update ${name} set "${column}" = ? where rowid = ?`, other(row[column]), rowid),
        [says],
        column,
      )
    t.match(await after(`delete from ${name} where rowid = ?`, rowid), [says], 'a row too few')
    const names = columns.map((column) => `"${column}"`).join(', ')
    const marks = columns.map(() => '?').join(', ')
    const copy = columns.map((column) => other(row[column]))
    t.match(await after(`insert into ${name} (${names}) values (${marks})`, ...copy), [says], 'a row too many')
  })
}

t.test('the log itself', async (t) => {
  const index = Number(id.slice(1))
  const node = raw.prepare('select min(position) from tree_nodes').pluck().get()
  for (const [change, at, says] of [
    ["update entries set body = replace(body, '司法', '民政') where idx = ?", index, /^entry \d+: /],
    ["update entries set salt = 'f' || substr(salt, 2) where idx = ?", index, /^entry \d+: /],
    ["update entries set leaf = 'A' || substr(leaf, 2) where idx = ?", index, /^entry \d+: /],
    ["update entries set leaf_hash = 'f' || substr(leaf_hash, 2) where idx = ?", index, /^(entry|tree node) \d+/],
    ["update entries set leaf_hash = 'x' where idx = ?", index, /^entry \d+: /],
    ["update entries set body = 'x' where idx = ?", index, /^entry \d+: /],
    ['delete from entries where idx = ?', index, /is missing/],
    ['delete from entries where idx = ?', store.log.size() - 1, /tree|nodes|kept/],
    ["update tree_nodes set hash = 'f' || substr(hash, 2) where position = ?", node, /^tree node \d+/],
    ['delete from tree_nodes where position = ?', node, /tree/],
  ] as const) {
    const [first] = await after(change, at)
    t.match(first, says, change)
  }
})
