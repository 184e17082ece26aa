// Batching by itself, on a keeping that fails as it is told.
import t from 'tap'
import type { Command } from '../../src/policy/ports.ts'
import { batches, type Failure } from '../../src/schema/sql/batches.ts'

const command = (answer: unknown): Command<unknown> => ({ settle: () => ({ entries: [], answer }) })
const moment = { at: '2026-11-23T02:00:00.000Z', today: '2026-11-23', index: 0 }

class Trouble extends Error {
  failure: Failure | undefined
  constructor(failure: Failure | undefined) {
    super('trouble')
    this.failure = failure
  }
}

/** Writes nothing anywhere; `trouble` is thrown by every transaction while there is some. */
function aKeeping() {
  const transactions: number[] = []
  const keeping = {
    trouble: undefined as Trouble | undefined,
    commits: 0,
    writing: batches({
      transact(asked) {
        transactions.push(asked.length)
        if (keeping.trouble) throw keeping.trouble
        return asked.map(({ command }) => {
          const settled = command.settle({} as never, moment)
          return 'problem' in settled ? settled : { answer: settled.answer, places: [], replayed: false, at: moment.at }
        })
      },
      failureOf: (error) => (error instanceof Trouble ? error.failure : undefined),
      scratch: command('scratch') as Command<void>,
      committed: () => {
        keeping.commits++
      },
      ms: () => 0,
    }),
    transactions,
  }
  return keeping
}

const disk = { class: 'disk', why: { zh: '磁盘', en: 'the disk' } } as const
const refused = { problem: { code: 'cannot-record' } }

t.test('what is asked in one turn goes together, 256 at most; nobody waits for ever', async (t) => {
  const { writing, transactions } = aKeeping()
  const answers = await Promise.all(Array.from({ length: 600 }, (_, i) => writing.write(command(i))))
  t.strictSame(transactions, [256, 256, 88])
  t.match(answers[599], { answer: 599 })
  await writing.settled()
})

t.test(
  'what goes together is bounded by work: long commands fill a transaction sooner, one at least goes',
  async (t) => {
    const { writing, transactions } = aKeeping()
    const heavy = (weight: number) => ({ ...command(1), weight })
    await Promise.all([200, 50, 10, 500, 1, 255, 1].map((weight) => writing.write(heavy(weight))))
    t.strictSame(transactions, [2, 1, 1, 2, 1])
  },
)

t.test('a passing failure refuses all of a batch, and ends with the next that goes well', async (t) => {
  const keeping = aKeeping()
  const { writing } = keeping
  keeping.trouble = new Trouble(disk)
  t.match(await Promise.all([writing.write(command(1)), writing.write(command(2))]), [refused, refused])
  t.match(writing.blocked(), { class: 'disk' })
  t.equal(keeping.commits, 0)
  keeping.trouble = undefined
  await writing.probe()
  t.equal(writing.blocked(), undefined)
  t.equal(keeping.commits, 1)
  t.match(await writing.write(command(3)), { answer: 3 })
})

t.test('a lasting failure ends all writing', async (t) => {
  const keeping = aKeeping()
  const { writing, transactions } = keeping
  keeping.trouble = new Trouble({ ...disk, lasts: true })
  t.match(await writing.write(command(1)), refused)
  keeping.trouble = undefined
  t.match(await writing.write(command(2)), refused)
  await writing.probe()
  t.match(writing.blocked(), { class: 'disk' })
  t.equal(transactions.length, 1, 'no transaction was tried again')
  await writing.settled()
})

t.test(
  'where it cannot be known what is on disk, that is what those are told who wait, and the next that nothing was done',
  async (t) => {
    const keeping = aKeeping()
    const { writing } = keeping
    keeping.trouble = new Trouble({ ...disk, class: 'fsync', lasts: true, unknown: true })
    t.match(await Promise.all([writing.write(command(1)), writing.write(command(2))]), [
      { problem: { code: 'recording-unknown', detail: { en: /not known whether.*same Idempotency-Key/ } } },
      { problem: { code: 'recording-unknown' } },
    ])
    t.match(await writing.write(command(3)), refused)
  },
)

t.test(
  'while another process has its turn the same is tried again, in order; the event loop goes on meanwhile',
  async (t) => {
    const keeping = aKeeping()
    const { writing } = keeping
    keeping.trouble = new Trouble({ ...disk, class: 'busy', waits: true })
    const both = Promise.all([writing.write(command(1)), writing.write(command(2))])
    await new Promise((done) => setTimeout(done, 60))
    const third = writing.write(command(3))
    keeping.trouble = undefined
    t.match([...(await both), await third], [{ answer: 1 }, { answer: 2 }, { answer: 3 }])
    t.equal(writing.blocked(), undefined)
  },
)

t.test('whoever watches is told once at each change', async (t) => {
  const keeping = aKeeping()
  const { writing } = keeping
  const told: (string | undefined)[] = []
  writing.whenBlocked((why) => told.push(why?.class))
  keeping.trouble = new Trouble(disk)
  for (let i = 0; i < 3; i++) await writing.write(command(i))
  keeping.trouble = undefined
  for (let i = 0; i < 3; i++) await writing.write(command(i))
  writing.block({ class: 'head', why: disk.why })
  t.strictSame(told, ['disk', undefined, 'head'])
})

t.test('a defect is told to its own command alone, and blocks nobody', async (t) => {
  const { writing, transactions } = aKeeping()
  const broken: Command<never> = {
    settle() {
      throw new Error('a defect')
    },
  }
  const [first, second, third] = await Promise.allSettled([
    writing.write(command(1)),
    writing.write(broken),
    writing.write(command(3)),
  ])
  t.match(
    [first, second, third],
    [{ value: { answer: 1 } }, { reason: { message: 'a defect' } }, { value: { answer: 3 } }],
  )
  t.strictSame(transactions, [3, 1, 1, 1], 'together, then each alone')
  t.equal(writing.blocked(), undefined)
})
