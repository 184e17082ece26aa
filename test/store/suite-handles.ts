// Two handles on one log, as two processes have them: each sees what the other wrote before anything remembered is used.
import type { Test } from 'tap'
import { loadSample, readSample } from '../../src/host/sample.ts'
import type { Principal } from '../../src/policy/access/principal.ts'
import { check } from '../../src/policy/admission/asking.ts'
import { publishDocument } from '../../src/policy/list/drafting.ts'
import type { Store } from '../../src/policy/ports.ts'
import { createKey, revokeKey } from '../../src/policy/record/keys.ts'
import { given } from '../../src/policy/untrusted.ts'
import { soundRequest, standingClock } from '../a-service.ts'
import { named, type StoreKind } from './a-kind.ts'

const justice: Principal = { key: 'j', role: 'organisation', organisation: '990105-SFJ' }

export async function handles<S extends Store>(t: Test, kind: StoreKind<S>): Promise<void> {
  const { store: first, another, remove } = await kind.open(standingClock())
  const second = await another?.()
  t.teardown(async () => {
    await first.close()
    await second?.close()
    remove()
  })
  if (!second) return t.comment('of this kind there is one handle at a time')
  await loadSample(first)
  await second.catchUp()

  t.test(
    'a key that the other adds works here, and one that it revokes does not, from the next request on',
    async (t) => {
      await second.write(createKey('test', { id: 'k1', key: 'a-key' }, given({ role: 'operator' })))
      await first.catchUp()
      first.refresh()
      t.match(first.keys.holder('a-key'), { key: 'k1', role: 'operator' })
      await second.write(revokeKey('test', 'k1'))
      await first.catchUp()
      first.refresh()
      t.equal(first.keys.holder('a-key'), undefined)
    },
  )

  t.test('what the other records is read here after a look', async (t) => {
    await second.write(named('o', '一'))
    await first.catchUp()
    first.refresh()
    t.match(first.reads.organisation('o'), { name: '一' })
    await second.write(named('o', '二'))
    await first.catchUp()
    first.refresh()
    t.match(first.reads.organisation('o'), { name: '二' })
  })

  t.test('a list that the other publishes is in force here, for commands without a look', async (t) => {
    const asked = { ...soundRequest(), period: { from: '2027-03-02', until: '2027-12-31' } }
    const inForce = () => first.write(check(justice, '990105-SFJ', given(asked)))
    t.match(await inForce(), { answer: { edition: { number: 1 } } })
    await second.write(publishDocument('test', '990105', readSample().edition, '2026-11-23'))
    t.match(await inForce(), { answer: { edition: { number: 2 } } })
  })

  t.test('an answer that the other keeps is not given twice', async (t) => {
    const repeat = { caller: 'a', key: 'k', digest: 'd' }
    const written = await first.write(named('p'), repeat)
    t.strictSame(await second.write(named('p'), repeat), { ...written, replayed: true })
  })

  t.test('both continue one log, in turns', async (t) => {
    await second.catchUp()
    const size = second.log.size()
    for (let i = 0; i < 10; i++) {
      const written = await (i % 2 === 0 ? second : first).write(named(`t${i}`, `第${i}局`))
      t.match(written, { places: [{ index: size + i }] })
    }
    for (const store of [first, second]) {
      await store.catchUp()
      t.equal(store.log.size(), size + 10)
      t.strictSame(await kind.differences(store), [])
    }
  })
}
