// rebuild --check notices whatever is changed behind the service's back: any cell of any table, any entry, any node.
import { copyFileSync, rmSync } from 'node:fs'
import t from 'tap'
import { keyOf } from '../../src/schema/sql/engine/changes.ts'
import { getTableColumns, getTableConfig } from '../../src/schema/sql/engine/drizzle.ts'
import { headPath } from '../../src/schema/sql/proof/head.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { openStore } from '../../src/schema/sql/store.ts'
import { foldedTables } from '../../src/schema/sql/tables/index.ts'
import { countedChance, soundRequest } from '../a-service.ts'
import { aFolder, serviceOn, tamper } from './a-file.ts'

const filed = aFolder()
t.teardown(filed.remove)
const { clock } = filed
const service = await serviceOn(filed)
const call = async (
  who: 'justice' | 'community' | 'keeper' | 'reviewer',
  method: string,
  url: string,
  body: unknown,
) => {
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
const spent = { spentOn: '2027-03-05', amountFen: 1000, purpose: '走访用品', voucher: '收据' }
const { id: expenditure } = await call('community', 'POST', `obligations/${obligations[0]}/expenditures`, spent)
await call('community', 'POST', `expenditures/${expenditure}/correction`, { ...spent, amountFen: 900, reason: '更正' })
await call('community', 'POST', `obligations/${obligations[0]}/refusal`, { reason: '人员未到位' })

const line = {
  code: 'QL-1',
  kind: 'ledger',
  name: '高龄台账',
  organisation: '990105-MZJ',
  communities: ['990105001001'],
}
await call('keeper', 'PUT', 'clean-up', { jurisdiction: '990105', lines: [line] })
await call('keeper', 'POST', 'clean-up/QL-1/disposal', { as: 'merged', into: '一表通' })

const provider = { name: '同心社工', creditCode: '52990105MJ00000181', kind: 'social-organisation' }
await call('keeper', 'PUT', 'providers/CJ-1', provider)
await call('keeper', 'PUT', 'outlets/WD-1', { name: '便民点', community: '990105001001', operator: 'CJ-1' })
await call('reviewer', 'PUT', 'contracts/HT-1', {
  provider: 'CJ-1',
  items: ['GF-02-02'],
  communities: ['990105001001'],
  period: { from: '2027-01-01', until: '2027-12-31' },
  priceFen: 1000,
  instalments: [{ dueOn: '2027-12-31', percent: 100 }],
  payer: '990105-JD01',
  document: '合同',
})
await call('reviewer', 'POST', 'contracts/HT-1/termination', { reason: '不达标' })

const size = service.store.log.size()
await service.close()

const check = async (path: string): Promise<string[]> => {
  const store = openStore(`file:${path}`, clock, countedChance(), { create: false })
  try {
    return (await checkRebuild(store)).differences
  } finally {
    await store.close()
  }
}

/** What the check says of a copy that was changed. */
async function after(change: string, ...values: unknown[]): Promise<string[]> {
  const copy = `${filed.path}.copy`
  copyFileSync(filed.path, copy)
  try {
    tamper(copy, (raw) => {
      if (raw.prepare(change).run(...values).changes !== 1) throw new Error(`changed nothing: ${change}`)
    })
    return await check(copy)
  } finally {
    rmSync(copy)
    rmSync(headPath(copy), { force: true })
  }
}

/** One cell of the file as it was recorded. */
const cell = (text: string): unknown => tamper(filed.path, (raw) => raw.prepare(text).pluck().get())
const lastRow = (table: string, key: readonly string[]) =>
  tamper(filed.path, (raw) =>
    raw.prepare(`select * from ${table} order by ${key.map((name) => `"${name}" desc`).join(', ')} limit 1`).get(),
  ) as Record<string, unknown> | undefined

t.test('says nothing where all is as it was recorded', async (t) => t.strictSame(await check(filed.path), []))

for (const table of Object.values(foldedTables)) {
  const { name } = getTableConfig(table)
  t.test(`${name}: a changed cell, a row too few, a row too many`, async (t) => {
    const columns = Object.values(getTableColumns(table)).map((column) => column.name)
    const key = keyOf(table)
    const row = lastRow(name, key) as Record<string, unknown>
    if (!t.ok(row, 'has rows to change')) return
    const itself = key.map((column) => `"${column}" = ?`).join(' and ')
    const values = key.map((column) => row[column])
    const other = (value: unknown) => (typeof value === 'number' ? value + 1 : `${value ?? ''}x`)
    const says = new RegExp(`^${name}: kept .*, the log says `)
    for (const column of columns)
      t.match(
        await after(`update ${name} set "${column}" = ? where ${itself}`, other(row[column]), ...values),
        [says],
        column,
      )
    t.match(await after(`delete from ${name} where ${itself}`, ...values), [says], 'a row too few')
    const names = columns.map((column) => `"${column}"`).join(', ')
    const marks = columns.map(() => '?').join(', ')
    const copy = columns.map((column) => other(row[column]))
    t.match(await after(`insert into ${name} (${names}) values (${marks})`, ...copy), [says], 'a row too many')
  })
}

t.test('the log itself', async (t) => {
  const index = Number(id.slice(1))
  const node = cell('select min(position) from tree_nodes')
  for (const [change, at, says] of [
    [`update entries set body = replace(body, '司法', '民政') where "index" = ?`, index, /^entry \d+: /],
    [`update entries set salt = 'f' || substr(salt, 2) where "index" = ?`, index, /^entry \d+: /],
    [`update entries set leaf = 'A' || substr(leaf, 2) where "index" = ?`, index, /^entry \d+: /],
    [`update entries set leafHash = 'f' || substr(leafHash, 2) where "index" = ?`, index, /^(entry|tree node) \d+/],
    [`update entries set leafHash = 'x' where "index" = ?`, index, /^entry \d+: /],
    [`update entries set body = 'x' where "index" = ?`, index, /^entry \d+: /],
    ['delete from entries where "index" = ?', index, /is missing/],
    ['delete from entries where "index" = ?', size - 1, /tree|nodes|kept/],
    ["update tree_nodes set hash = 'f' || substr(hash, 2) where position = ?", node, /^tree node \d+/],
    ['delete from tree_nodes where position = ?', node, /tree/],
  ] as const) {
    const [first] = await after(change, at)
    t.match(first, says, change)
  }
})
