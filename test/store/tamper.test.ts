// Whatever is done to the kept log, the verifier finds it and says where.
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import t from 'tap'
import { verifyDatabase } from '../../src/commands/verify-database.ts'
import { sealEntry } from '../../src/policy/log/entry.ts'
import { append, emptyFrontier } from '../../src/policy/log/tree.ts'
import { headPath } from '../../src/schema/sql/proof/head.ts'
import { aFolder, type Filed, refusedRequests, serviceOn, tamper } from './a-file.ts'

/** A closed database of some 90 entries, and the checkpoint of its last state. */
async function aLog(): Promise<Filed & { checkpoint: string; size: number }> {
  const filed = aFolder()
  const service = await serviceOn(filed)
  await refusedRequests(service, 12)
  const checkpoint = (await service.call(undefined, 'GET', '/v1/log/checkpoint')).text
  const size = service.store.log.size()
  await service.close()
  return { ...filed, checkpoint, size }
}

/** One letter of a text column changed in place. */
const flip = (raw: Database.Database, table: string, column: string, where: string): void => {
  raw
    .prepare(
      `update ${table} set ${column} = substr(${column}, 1, 9) || case substr(${column}, 10, 1) when 'a' then 'b' else 'a' end || substr(${column}, 11) where ${where}`,
    )
    .run()
}

const row = 'leaf, leafHash, salt, body'

t.test('an untouched log is whole, with and without a kept checkpoint', async (t) => {
  const log = await aLog()
  t.teardown(log.remove)
  t.match(await verifyDatabase(log.path, {}), { verdict: 'whole', faults: [] })
  t.match(await verifyDatabase(log.path, { checkpoint: log.checkpoint }), { verdict: 'whole', faults: [] })
  t.match(await verifyDatabase(log.path, { replay: true }), {
    verdict: 'whole',
    says: [/entries/, /as/, /replayed 12/],
  })
})

t.test('what is done to entries and tree is named', async (t) => {
  const log = await aLog()
  t.teardown(log.remove)
  const cases: [string, (raw: Database.Database) => void, RegExp][] = [
    ['a byte of a leaf', (raw) => flip(raw, 'entries', 'leaf', '"index" = 80'), /^entry 80: The leaf does not hash/],
    [
      'a byte of a leaf hash',
      (raw) => flip(raw, 'entries', 'leafHash', '"index" = 80'),
      /^entry 80: The leaf does not hash/,
    ],
    [
      'a leaf hash that is none',
      (raw) => raw.exec(`update entries set leafHash = 'x' where "index" = 80`),
      /^entry 80: The leaf does not hash/,
    ],
    [
      'a body that is none',
      (raw) => raw.exec(`update entries set body = 'x' where "index" = 81`),
      /^entry 81: The body/,
    ],
    ['a byte of a body', (raw) => flip(raw, 'entries', 'body', '"index" = 81'), /^entry 81: The body does not hash/],
    ['a byte of a salt', (raw) => flip(raw, 'entries', 'salt', '"index" = 81'), /^entry 81: The body does not hash/],
    ['a byte of the tree', (raw) => flip(raw, 'tree_nodes', 'hash', 'position = 2'), /node 2 of the tree/],
    ['a node deleted', (raw) => raw.exec('delete from tree_nodes where position = 2'), /node 2 of the tree/],
    ['a row deleted', (raw) => raw.exec('delete from entries where "index" = 82'), /^entry 82: Entry 82 is missing/],
    [
      'two rows swapped',
      (raw) =>
        raw.exec(
          `update entries set "index" = -1 where "index" = 80; update entries set "index" = 80 where "index" = 83; update entries set "index" = 83 where "index" = -1`,
        ),
      /^entry 80: Entries 80 to 81 do not hash to node/,
    ],
    [
      'a body and its leaf hashed anew',
      (raw) => {
        const kept = raw.prepare('select leaf, salt, body from entries where "index" = 84').get() as Record<
          string,
          string
        >
        const { bodyHash: _, ...header } = JSON.parse(kept.leaf as string)
        const { leaf, leafHash, body } = sealEntry(header, { rewritten: true }, kept.salt as string)
        raw.prepare('update entries set leaf = ?, leafHash = ?, body = ? where "index" = 84').run(leaf, leafHash, body)
      },
      /^entry 84: Entries 84 to 85 do not hash to node/,
    ],
    ['the tail cut', (raw) => raw.exec('delete from entries where "index" >= 83'), /tail/],
  ]
  for (const [name, work, expected] of cases) {
    const copy = `${log.path}.copy`
    copyFileSync(log.path, copy)
    tamper(copy, work)
    const { verdict, faults } = await verifyDatabase(copy, {})
    t.equal(verdict, 'wrong', name)
    t.match(faults[0], expected, name)
    rmSync(copy)
  }
})

t.test('a log cut or rewritten with its tree contradicts the head outside and the kept checkpoint', async (t) => {
  const log = await aLog()
  t.teardown(log.remove)
  const rehash = (raw: Database.Database, keep: (index: number) => boolean) => {
    const kept = raw.prepare(`select ${row} from entries order by "index"`).all() as Record<string, string>[]
    raw.exec('delete from entries; delete from tree_nodes')
    let frontier = emptyFrontier
    for (const [i, { leaf, leafHash, salt, body }] of kept.entries()) {
      if (!keep(i)) continue
      raw
        .prepare(`insert into entries ("index", ${row}) values (?, ?, ?, ?, ?)`)
        .run(frontier.size, leaf, leafHash, salt, body)
      const grown = append(frontier, leafHash as string)
      for (const { position, hash } of grown.nodes)
        raw.prepare('insert into tree_nodes values (?, ?)').run(position, hash)
      frontier = grown.frontier
    }
  }
  tamper(log.path, (raw) => rehash(raw, (i) => i !== 80))
  t.match(
    await verifyDatabase(log.path, {}),
    { verdict: 'wrong', faults: [/older copy/] },
    'one row less: the head knows',
  )

  const longer = await serviceOn({ ...log, url: `file:${log.path}` })
  t.ok(longer.store.blocked(), 'and the service does not append to it')
  await longer.close()
  rmSync(headPath(log.path))
  t.match(await verifyDatabase(log.path, {}), { verdict: 'whole', says: [/entries/, /give --checkpoint/] })
  const service = await serviceOn(log)
  await refusedRequests(service, 3)
  await service.close()
  t.match(
    await verifyDatabase(log.path, { checkpoint: log.checkpoint }),
    { verdict: 'wrong', faults: [/the log was rewritten/] },
    'a rewritten log is known by the kept checkpoint alone',
  )
})

t.test('a head that cannot be read is told of, and hides nothing else', async (t) => {
  const log = await aLog()
  t.teardown(log.remove)
  writeFileSync(headPath(log.path), '{"zhunru":"head","version":1,"size":')
  t.match(await verifyDatabase(log.path, {}), { verdict: 'could-not-tell', faults: [/cannot be read/] })
  tamper(log.path, (raw) => raw.exec(`update entries set body = replace(body, '990105', '990106') where "index" = 80`))
  t.match(await verifyDatabase(log.path, {}), {
    verdict: 'wrong',
    faults: [/body or salt was changed/, /cannot be read/],
  })
})

t.test('a log without entries is nothing to be green about', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const { openStore } = await import('../../src/schema/sql/store.ts')
  await openStore(filed.url, filed.clock, { salt: () => '' }, { create: true }).close()
  t.match(await verifyDatabase(filed.path, {}), { verdict: 'could-not-tell', faults: [/nothing to verify/] })
})
