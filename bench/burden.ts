// The table of what communities carry, over as many obligations as are asked for, beside a page of commitments by a filter.
import type { Change } from '../src/policy/record/rows.ts'
import { changer } from '../src/schema/sql/engine/changes.ts'
import { openEmpty } from '../src/schema/sql/engine/database.ts'
import { memory } from '../src/schema/sql/engine/memory.ts'
import { everyRead } from '../src/schema/sql/reads/index.ts'

const month = (n: number) => `${2024 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

/** 10,000 communities, 60 organisations, 300 items; work of one to twelve months over four years. */
function obligation(i: number): Change[] {
  const n = (i * 2_654_435_761) % 4_294_967_296
  const from = n % 36
  const id = `a${i}.1`
  const [community, organisation] = [`990105${String(n % 10_000).padStart(6, '0')}`, `990105-${n % 60}`]
  return [
    {
      table: 'obligations',
      put: {
        id,
        assignment: `a${i}`,
        position: 0,
        community,
        organisation,
        jurisdiction: '990105',
        kind: 'assistance',
        item: `X-${n % 300}`,
        title: '某事',
        fromDay: `${month(from)}-01`,
        untilDay: `${month(from + (n % 12))}-28`,
        standing: 'live',
        endedOn: null,
        confirmBy: null,
        contract: null,
        monthly: JSON.stringify({ minutes: 60 * (n % 20), ledgers: n % 2, forms: 0, platforms: 0, meetings: 0 }),
        refusedOn: null,
      },
    },
    {
      table: 'commitments',
      put: {
        id: `${id}.f1`,
        obligation: id,
        position: 0,
        organisation,
        community,
        kind: 'funding',
        what: '经费第1期',
        dueOn: `${month(from)}-01`,
        overdueFrom: `${month(from)}-02`,
        amountFen: 1000,
        confirmedFen: 0,
        standing: 'open',
        metOn: null,
        droppedOn: null,
        owedFen: null,
        reducedOn: null,
        released: null,
        lapsesAfter: null,
      },
    },
  ]
}

/** `GROWTH`: obligations. */
export async function run(say: (text: string) => void) {
  const obligations = Number(process.env.GROWTH ?? 1_000_000)
  const db = openEmpty()
  const carry = changer(db)
  const began = performance.now()
  for (let i = 0; i < obligations; ) {
    db.raw.exec('begin')
    for (const end = Math.min(i + 10_000, obligations); i < end; i++) carry(obligation(i))
    db.raw.exec('commit')
  }
  const filled = (performance.now() - began) / 1000
  const reads = everyRead(db, memory())
  const at = { after: undefined, limit: 51 }
  const median = (work: (round: number) => unknown) => {
    const times = Array.from({ length: 41 }, (_, round) => {
      const start = performance.now()
      work(round)
      return performance.now() - start
    })
    return times.sort((a, b) => a - b)[20] as number
  }
  const behind = (round: number) => ({ ...at, after: `990105/990105${String(round * 200).padStart(6, '0')}` })
  const took = {
    filter: median((round) =>
      reads.commitmentLines(
        { organisation: `990105-${round % 60}`, open: true },
        { dueOn: month(12 + (round % 12)), id: '' },
        51,
      ),
    ),
    community: median((round) => reads.burdens('community', '990105', behind(round), '2027-12')),
    one: median((round) => reads.burdenAt('990105', `990105${String(round * 200).padStart(6, '0')}`, '2027-12')),
    organisation: median(() => reads.burdens('organisation', '990105', at, '2027-12')),
    item: median(() => reads.burdens('item', '990105', at, '2027-12')),
    month: median(() => reads.burdensIn('990105', '2027-12')),
  }
  db.raw.close()
  const ms = Object.entries(took).map(([name, time]) => `${name} ${time.toFixed(2)}`)
  say(`\nBurdens over ${obligations} obligations (kept in ${filled.toFixed(0)} s), ms: ${ms.join(', ')}`)
  return took
}
