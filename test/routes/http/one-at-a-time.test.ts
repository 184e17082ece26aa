// One at a time, in order, with room for others in between.
import t from 'tap'
import { othersTurn } from '../../../src/policy/turn.ts'
import { inTurn } from '../../../src/routes/http/one-at-a-time.ts'

const later = () => new Promise((resolve) => setImmediate(resolve))

t.test('one at a time, in order, and others come in between', async (t) => {
  const take = inTurn()
  const seen: string[] = []
  const work = (name: string) => async () => {
    seen.push(`${name} begins`)
    await later()
    seen.push(`${name} ends`)
    return name
  }
  const all = Promise.all([take(work('a')), take(work('b')), take(work('c'))])
  await take(() => undefined).then(() => undefined, t.error)
  t.strictSame(await all, ['a', 'b', 'c'])
  t.strictSame(seen, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

t.test('the event loop turns before each', async (t) => {
  const take = inTurn()
  let turns = 0
  let counting = true
  const count = () => {
    turns++
    if (counting) setImmediate(count)
  }
  setImmediate(count)
  await Promise.all(Array.from({ length: 10 }, () => take(() => undefined)))
  counting = false
  t.ok(turns >= 9, `${turns} turns`)
})

t.test('one that fails tells its own caller, and the next runs', async (t) => {
  const take = inTurn()
  const failing = take(() => {
    throw new Error('broken')
  })
  const next = take(() => 'runs')
  await t.rejects(failing, { message: 'broken' })
  t.equal(await next, 'runs')
})

t.test('only so many wait: the next is told to come again, and once they are through it may', async (t) => {
  const take = inTurn(1)
  const all = [take(later), take(later)]
  t.throws(() => take(later), { message: 'too-many-requests' })
  await Promise.all(all)
  await take(later)
})

t.test('however many long works there are, one piece of one of them is done in a turn', async (t) => {
  let turn = 0
  let on = true
  const count = () => {
    turn++
    if (on) setImmediate(count)
  }
  setImmediate(count)
  const pieces: number[] = []
  const work = async () => {
    for (let i = 0; i < 5; i++) {
      await othersTurn()
      pieces.push(turn)
    }
  }
  await Promise.all(Array.from({ length: 10 }, work))
  on = false
  t.equal(pieces.length, 50)
  t.equal(new Set(pieces).size, 50, 'no two in one turn')
})
