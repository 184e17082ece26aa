// A full disk: all that came together are told, nothing is half done, and it goes on when there is room again.
import t from 'tap'
import { openDatabase } from '../../src/schema/sql/engine/database.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { storeOn } from '../../src/schema/sql/store.ts'
import { countedChance, standingClock } from '../a-service.ts'
import { codes, named, problemOf } from './a-kind.ts'

t.test('a full disk', async (t) => {
  const db = openDatabase('file::memory:', { create: true })
  const { raw } = db
  const store = storeOn(db, standingClock(), countedChance(), undefined)
  t.teardown(() => store.close())
  await store.write(named('before'))
  const pages = raw.pragma('page_count', { simple: true })
  raw.pragma(`max_page_count = ${pages}`)
  const long = 'x'.repeat(150)
  const written = await Promise.all(codes(200).map((code) => store.write(named(code, long))))
  t.strictSame(new Set(written.map(problemOf)), new Set(['cannot-record']), 'all of them are told')
  t.equal(store.log.size(), 1)
  t.equal(store.reads.organisation('o0'), undefined, 'nothing half done')
  t.match(store.blocked(), { class: 'disk', inner: /full/ })
  t.strictSame((await checkRebuild(store)).differences, [], 'the tables are what the log says')
  raw.pragma(`max_page_count = ${Number(pages) + 1000}`)
  const again = await Promise.all(codes(200).map((code) => store.write(named(code, long))))
  t.strictSame(new Set(again.map(problemOf)), new Set([undefined]), 'recovers without hands')
  t.equal(store.log.size(), 201)
  t.equal(store.blocked(), undefined)
  t.strictSame((await checkRebuild(store)).differences, [], 'the tables are what the log says')
})
