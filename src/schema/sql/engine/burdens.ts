// Keeps what communities carry by month as obligations change: each adds what it costs in its first month, and takes it away in
// the month after its last.
import { type Load, nothing } from '../../../policy/burden/load.ts'
import { carriedIn, type Month, monthAfter } from '../../../policy/burden/months.ts'
import type { Row } from '../../../policy/record/rows.ts'
import { byHand, type Statements, toWrite } from './statements.ts'

type Carrier = Pick<
  Row<'obligations'>,
  | 'kind'
  | 'community'
  | 'organisation'
  | 'jurisdiction'
  | 'item'
  | 'standing'
  | 'fromDay'
  | 'untilDay'
  | 'endedOn'
  | 'confirmBy'
  | 'refusedOn'
  | 'monthly'
>

const columns = [
  ...['kind', 'community', 'organisation', 'jurisdiction', 'item', 'standing', 'fromDay'],
  ...['untilDay', 'endedOn', 'confirmBy', 'refusedOn', 'monthly'],
] as const
const carrierAt = byHand<Carrier>(
  `select ${columns.map((name) => `"${name}"`).join(', ')} from obligations where "key" = @key`,
  Object.fromEntries(columns.map((name) => [name, true])) as Record<keyof Carrier, true>,
)
const names = ['items', 'minutes', 'ledgers', 'forms', 'platforms', 'meetings'] as const
const add = toWrite(
  `insert into burdens ("by", jurisdiction, "key", month, ${names.join(', ')}) values (@by, @jurisdiction, @key, @month, ${names.map((name) => `@${name}`).join(', ')})
   on conflict ("by", jurisdiction, "key", month) do update set ${names.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`,
)

export function burdenKeeper(db: Statements) {
  const at = db.statement(carrierAt)
  const adding = db.statement(add)

  function changes({ community, organisation, jurisdiction, item, ...row }: Carrier, sign: 1 | -1): void {
    const span = carriedIn(row)
    // What a contract promises is money, and not work of the community's.
    if (!span || row.kind === 'contract') return
    const load: Load = row.monthly === null ? nothing : JSON.parse(row.monthly)
    for (const [by, key] of [
      ['community', community],
      ['organisation', organisation],
      ['item', item ?? 'off-list'],
    ] as const) {
      move({ by, jurisdiction, key, month: span.from }, load, sign)
      move({ by, jurisdiction, key, month: monthAfter(span.until) }, load, sign === 1 ? -1 : 1)
    }
  }

  function move(
    where: { by: string; jurisdiction: string; key: string; month: Month },
    { minutes, ledgers, forms, platforms, meetings }: Load,
    n: 1 | -1,
  ): void {
    // Nothing taken away is nothing, and not minus nothing.
    const times = (value: number) => n * value || 0
    const much = {
      items: n,
      minutes: times(minutes),
      ledgers: times(ledgers),
      forms: times(forms),
      platforms: times(platforms),
      meetings: times(meetings),
    }
    adding.run({ ...where, ...much })
  }

  return {
    /** A new obligation. */
    begins: (row: Carrier) => changes(row, 1),
    /** One that changes: what it cost is taken away, and what it costs then is added. */
    around(key: number | null, change: () => void): void {
      const before = at.get({ key })
      change()
      const after = before && at.get({ key })
      if (!before || !after || columns.every((name) => before[name] === after[name])) return
      changes(before, -1)
      changes(after, 1)
    },
  }
}
