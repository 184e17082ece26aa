// What is remembered of communities and budget lines, against reading it anew: whatever the fold changes, both say the same.
import t from 'tap'
import type { Change, Row } from '../../src/policy/record/rows.ts'
import { commitmentRow } from '../../src/policy/support/fold.ts'
import { addDays } from '../../src/policy/time/days.ts'
import { changer } from '../../src/schema/sql/engine/changes.ts'
import { openEmpty } from '../../src/schema/sql/engine/database.ts'
import { memory } from '../../src/schema/sql/engine/memory.ts'
import { everyRead } from '../../src/schema/sql/reads/index.ts'
import fc from '../properties.ts'

const first = '2027-01-01'
const places = ['c1', 'c2']
const bodies = ['o1', 'o2']
const day = fc.nat(30)

const step = fc.record({
  what: fc.constantFrom('put', 'put', 'put', 'met', 'reopened', 'ended', 'spent', 'lapses', 'day'),
  community: fc.constantFrom(...places),
  organisation: fc.constantFrom(...bodies),
  item: fc.option(fc.constantFrom('x', 'y')),
  from: day,
  long: day,
  due: day,
  lapses: fc.option(day),
  confirmBy: fc.option(day),
  standing: fc.constantFrom('live' as const, 'in-review' as const),
  pick: fc.nat(1000),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function obligationOf(
  { community, organisation, item, from, long, confirmBy, standing }: Step,
  n: number,
): Row<'obligations'> {
  const fromDay = addDays(first, from)
  return {
    id: `a${n}.1`,
    assignment: `a${n}`,
    position: 0,
    community,
    organisation,
    jurisdiction: '990105',
    kind: 'assistance',
    item,
    title: '某事',
    fromDay,
    untilDay: addDays(fromDay, long),
    standing,
    endedOn: null,
    confirmBy: confirmBy === null ? null : addDays(first, confirmBy),
    contract: null,
    monthly: null,
    refusedOn: null,
  }
}

function commitmentOf({ community, organisation, due, lapses }: Step, n: number): Change {
  const promise = {
    key: 'f1',
    kind: 'funding' as const,
    what: '经费第1期',
    dueOn: addDays(first, due),
    overdueFrom: addDays(first, due + 1),
    amountFen: 100,
    ...(lapses !== null && { lapsesAfter: addDays(first, lapses) }),
  }
  return commitmentRow(promise, { id: `a${n}.1`, organisation, community }, 0)
}

/** What the fold would change by a step; `n`: how many obligations there are. */
function changesOf(one: Step, n: number): Change[] {
  const obligation = `a${n === 0 ? 0 : one.pick % n}.1`
  const where = { id: `${obligation}.f1` }
  const on = addDays(first, one.from)
  switch (one.what) {
    case 'put':
      return [{ table: 'obligations', put: obligationOf(one, n) }, commitmentOf(one, n)]
    case 'met':
      return [{ table: 'commitments', where, set: { standing: 'met', metOn: on } }]
    case 'reopened':
      return [{ table: 'commitments', where, set: { standing: 'open', metOn: null } }]
    case 'lapses':
      return [{ table: 'commitments', where: { obligation }, set: { lapsesAfter: null } }]
    case 'ended':
      return [{ table: 'obligations', where: { id: obligation }, set: { endedOn: on, standing: 'withdrawn' } }]
    case 'spent':
      return [
        { table: 'budgetLines', where: { code: 'l', organisation: one.organisation }, add: { committedFen: one.due } },
      ]
    default:
      return []
  }
}

const line: Change = {
  table: 'budgetLines',
  put: {
    jurisdiction: '990105',
    code: 'l',
    organisation: 'o1',
    year: 2027,
    totalFen: 1_000_000,
    document: '批复',
    provisional: null,
  },
}

t.test('whatever is changed, and whatever day it is', async () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const db = openEmpty()
      try {
        const carry = changer(db)
        const remembered = memory()
        const reads = everyRead(db, remembered)
        let today = first
        let n = 0
        const change = (list: Change[]) => {
          carry(list)
          for (const one of list) remembered.changed(one)
        }
        const told = ({ arrears, duplicates, load, budgetLine }: typeof reads) =>
          JSON.stringify([
            bodies.map((body) => arrears(body, places, today)),
            ['x', 'y'].map((item) =>
              duplicates(item, places, { from: addDays(today, -3), until: addDays(today, 9) }, today),
            ),
            ['x', 'y'].map((item) => duplicates(item, places, { from: today, until: addDays(today, 9) }, today)),
            load(places, today, today),
            load(places, addDays(today, 4), today),
            budgetLine('990105', 'l', today),
          ])
        change([line])
        for (const one of steps) {
          if (one.what === 'day') today = addDays(today, one.from)
          change(changesOf(one, n))
          if (one.what === 'put') n++
          const [mine, anew] = [told(reads), told(everyRead(db, memory()))]
          if (mine !== anew) throw new Error(`${JSON.stringify(one)} on ${today}: ${mine} where ${anew}`)
        }
        return true
      } finally {
        db.raw.close()
      }
    }),
    { numRuns: 1200 },
  )
})
