// A database of before its columns were named as rows are: verified as it lies there, and opened with all that is in it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { verifyDatabase } from '../../src/commands/verify.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { aFolder, aStore, tamper } from './a-file.ts'
import { everythingAtOnce } from './a-little-of-everything.ts'

const renaming = readFileSync(join(import.meta.dirname, '../../migrations/0001_columns_as_rows.sql'), 'utf8')

/** Budget lines as they were kept when a code named one line everywhere. */
const linesByCode = `
  create table before (code text primary key not null, organisation text not null, year integer not null,
    totalFen integer not null, document text not null, committedFen integer default 0 not null);
  insert into before select code, organisation, year, totalFen, document, committedFen from budget_lines;
  drop table budget_lines;
  alter table before rename to budget_lines;
  create index budget_lines_by_organisation on budget_lines (organisation, code);`

/** Without what was added since. */
const fewerColumns = `
  drop table delivery_answers; drop index deliveries_by_community; drop index deliveries_by_organisation; drop index deliveries_awaiting;
  drop index commitments_lapsing; drop index assignments_by_order; drop index assignments_to_review;
  create index assignments_in_review on assignments (reviewDueOn, entry) where status = 'in-review';
  ${Object.entries({
    assignments: ['confirmBy', 'emergencyOrder', 'amendedBy'],
    communities: ['staff', 'grids'],
    organisations: ['partOf', 'creditCode'],
    commitments: ['lapsesAfter', 'owedFen', 'reducedOn', 'released'],
    deliveries: ['organisation', 'community', 'receivedFen'],
    obligations: ['confirmBy'],
  })
    .flatMap(([table, columns]) => columns.map((column) => `alter table ${table} drop column ${column};`))
    .join('\n')}`

t.test('before its columns were renamed', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const store = await aStore(filed)
  await everythingAtOnce(store, filed.clock)
  const entries = store.log.size()
  const obligations = store.reads.obligationsAt('990105001001', '', -1)
  await store.close()
  tamper(filed.path, (raw) => {
    raw.exec(fewerColumns)
    raw.exec(linesByCode)
    raw.exec(renaming.replaceAll(/RENAME COLUMN (`\w+`) TO (`\w+`)/g, 'RENAME COLUMN $2 TO $1'))
    raw.exec('delete from __drizzle_migrations where created_at > (select min(created_at) from __drizzle_migrations)')
    t.match(raw.pragma('table_info(entries)'), [{ name: 'idx' }, { name: 'leaf' }, { name: 'leaf_hash' }])
  })

  const { verdict, says } = await verifyDatabase(filed.path, { replay: true })
  t.equal(verdict, 'whole')
  t.match(says[0], new RegExp(`^${entries} entries`))
  tamper(filed.path, (raw) => t.match(raw.pragma('table_info(entries)'), [{ name: 'idx' }], 'reading changed nothing'))

  const opened = await aStore(filed)
  t.equal(opened.blocked(), undefined)
  t.equal(opened.log.size(), entries)
  t.strictSame(opened.reads.obligationsAt('990105001001', '', -1), obligations)
  // What the test took away of the registry, and what stays owed of work that ended early, is in the log, as it would not
  // be in one of that time.
  const { differences } = await checkRebuild(opened)
  t.strictSame(
    differences.filter(
      (line) =>
        !/^(organisations|communities): |^commitments: .*"open",null,null,\d+,"[-0-9]+",null,null\]$/.test(line),
    ),
    [],
  )
  await opened.close()
  t.match(await verifyDatabase(filed.path, {}), { verdict: 'whole' })
})
