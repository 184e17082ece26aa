// Answers kept by Idempotency-Key: for a day, per caller, for one request.

import t from 'tap'
import type { Repeat } from '../../src/policy/ports.ts'
import { openDatabase } from '../../src/schema/sql/engine/database.ts'
import { repeatMemory } from '../../src/schema/sql/engine/repeats.ts'
import { storeOn } from '../../src/schema/sql/store.ts'
import { countedChance, monday, standingClock } from '../a-service.ts'

const hour = 3_600_000
const clock = standingClock()
const db = openDatabase('file::memory:', { create: true })
const store = storeOn(db, clock, countedChance(), undefined)
t.teardown(() => store.close())
const memory = repeatMemory(db)
const repeat = (change: Partial<Repeat> = {}): Repeat => ({ caller: 'a', key: 'k', digest: 'd', ...change })
const written = (answer: unknown) => ({ answer, places: [], replayed: false, at: 'now' })
const rows = () => db.raw.prepare('select count(*) from repeats').pluck().get()

t.test('an answer is found by its caller and key, and only for what was asked', async (t) => {
  memory.keep(repeat(), written({ n: 1 }), monday)
  t.strictSame(memory.find(repeat(), monday), { ...written({ n: 1 }), replayed: true })
  t.match(memory.find(repeat({ digest: 'other' }), monday), { problem: { code: 'key-reused' } })
  t.equal(memory.find(repeat({ caller: 'b' }), monday), undefined)
  t.equal(memory.find(repeat({ key: 'K' }), monday), undefined)
})

t.test('for 24 hours at least, and not for ever', async (t) => {
  t.ok(memory.find(repeat(), monday + 24 * hour))
  t.equal(memory.find(repeat(), monday + 26 * hour), undefined)
  t.equal(memory.find(repeat({ digest: 'other' }), monday + 26 * hour), undefined, 'then the key is free for anything')
})

t.test('old ones go a few at a time, whenever one comes', async (t) => {
  for (let i = 0; i < 25; i++) memory.keep(repeat({ key: `old${i}` }), written(i), monday)
  t.equal(rows(), 26)
  const later = monday + 48 * hour
  memory.keep(repeat({ key: 'new1' }), written(0), later)
  t.equal(rows(), 17, 'ten go, one comes')
  memory.keep(repeat({ key: 'new2' }), written(0), later)
  memory.keep(repeat({ key: 'new3' }), written(0), later)
  t.equal(rows(), 3)
})
