// Those who wait take turns, against what that means: each has his first before anybody has his second.
import fc from 'fast-check'
import t from 'tap'
import { turnsOf } from '../../src/schema/sql/engine/taking-turns.ts'

interface One {
  whose: string
  n: number
}

function emptied(queue: ReturnType<typeof turnsOf<One>>): One[] {
  const list: One[] = []
  for (let one = queue.next(); one; one = queue.next()) {
    list.push(one)
    queue.take()
  }
  return list
}

t.test('whoever asks for much waits for himself', async (t) => {
  const queue = turnsOf<One>(({ whose }) => whose)
  for (let n = 0; n < 64; n++) queue.push({ whose: 'a', n })
  queue.push({ whose: 'b', n: 0 })
  queue.push({ whose: 'b', n: 1 })
  t.equal(queue.size(), 66)
  t.strictSame(
    emptied(queue)
      .slice(0, 5)
      .map(({ whose, n }) => `${whose}${n}`),
    ['a0', 'b0', 'a1', 'b1', 'a2'],
  )
  t.equal(queue.size(), 0)
  t.equal(queue.next(), undefined)
  queue.take()
  t.equal(queue.size(), 0)
})

t.test(
  'nothing is lost, each keeps his own order, and nobody is more than one ahead of another who waits',
  async () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }), fc.nat(70), (names, taken) => {
        const queue = turnsOf<One>(({ whose }) => whose)
        const counts: Record<string, number> = {}
        for (const whose of names) {
          counts[whose] = (counts[whose] ?? 0) + 1
          queue.push({ whose, n: counts[whose] })
        }
        // Some are taken and put back, as where another process has the lock.
        const some: One[] = []
        for (let i = 0; i < taken && queue.size() > 0; i++) {
          some.push(queue.next() as One)
          queue.take()
        }
        queue.putBack(some)
        const all = emptied(queue)
        if (all.length !== names.length) return false
        const seen: Record<string, number> = {}
        for (const { whose, n } of all) {
          if (n !== (seen[whose] ?? 0) + 1) return false
          seen[whose] = n
          for (const [other, has] of Object.entries(counts))
            if ((seen[other] ?? 0) < has && n > (seen[other] ?? 0) + 1) return false
        }
        return true
      }),
    )
  },
)

t.test('a long wait of one costs no more than a short one', async (t) => {
  const queue = turnsOf<One>(({ whose }) => whose)
  for (let n = 0; n < 5_000; n++) queue.push({ whose: 'a', n })
  t.strictSame(
    emptied(queue).map(({ n }) => n),
    Array.from({ length: 5_000 }, (_, n) => n),
  )
})
