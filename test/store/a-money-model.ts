// A second opinion on every budget line: reads the entries as they stand in the log, and works out anew what each line
// carries. It knows nothing of tables, and never looks at the sums that entries carry.
import { instalmentFen } from '../../src/policy/support/fees.ts'
import type { AssignmentRequest, Day } from '../../src/policy/terms.ts'

interface Instalment {
  id: string
  amountFen: number
  dueOn: Day
  /** True once it fell away. */
  gone: boolean
}

interface Work {
  line: string
  request: AssignmentRequest
  state: 'in-review' | 'admitted' | 'over'
  until: Day
  promises: Map<string, Instalment[]>
  ended: Set<string>
}

// biome-ignore lint/suspicious/noExplicitAny: a body is looked into by the type of its entry
type Body = any
type LogEntry = { header: { type: string; at: string }; body: Body }

const dayOfEntry = (at: string): Day => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)

/** Fen that each budget line carries, by the log alone. */
export function committedByTheLog(entries: readonly LogEntry[]): Map<string, number> {
  const works = new Map<string, Work>()
  const delivered = new Map<string, { promise: string; fen: number }>()
  entries.forEach(({ header: { type, at }, body }, index) => {
    const today = dayOfEntry(at)
    const work = works.get(body.assignment) as Work
    if (type === 'assignment-decided') decided(works, `a${index}`, body)
    else if (type === 'review-decided') reviewed(body.assignment, work, body, today)
    else if (type === 'assignment-withdrawn' || type === 'assignment-revoked') ended(work, today)
    else if (type === 'obligation-completed')
      (works.get(String(body.obligation).split('.')[0] as string) as Work).ended.add(body.obligation)
    else if (type === 'delivery-recorded')
      delivered.set(`d${index}`, { promise: body.commitment, fen: body.amountFen ?? 0 })
    else if (type === 'delivery-disputed') delivered.delete(body.delivery)
  })
  const arrived = new Map<string, number>()
  for (const { promise, fen } of delivered.values()) arrived.set(promise, (arrived.get(promise) ?? 0) + fen)
  const lines = new Map<string, number>()
  for (const work of works.values()) lines.set(work.line, (lines.get(work.line) ?? 0) + carried(work, arrived))
  return lines
}

function decided(works: Map<string, Work>, id: string, { request, decision }: Body): void {
  const { outcome } = decision
  const { support, period } = request as AssignmentRequest
  const line = support.funding?.budgetLine
  if (outcome === 'rejected' || line === undefined) return
  const work: Work = { line, request, state: 'in-review', until: period.until, promises: new Map(), ended: new Set() }
  works.set(id, work)
  if (outcome === 'admitted') admit(id, work, '')
}

function admit(id: string, work: Work, notBefore: Day): void {
  work.state = 'admitted'
  const { targets, support } = work.request
  const instalments = support.funding?.instalments ?? []
  targets.forEach(({ amountFen = 0 }, i) => {
    const obligation = `${id}.${i + 1}`
    const promises = instalmentFen(amountFen, instalments).map((fen, n) => {
      const day = instalments[n]?.dueOn as Day
      const later = day < notBefore ? notBefore : day
      return {
        id: `${obligation}.f${n + 1}`,
        amountFen: fen,
        dueOn: later > work.until ? work.until : later,
        gone: false,
      }
    })
    work.promises.set(obligation, promises)
  })
}

function reviewed(id: string, work: Work, { outcome, until }: Body, today: Day): void {
  if (outcome === 'rejected') work.state = 'over'
  else {
    work.until = until ?? work.until
    admit(id, work, today)
  }
}

function ended(work: Work, today: Day): void {
  if (work.state === 'in-review') work.state = 'over'
  for (const [obligation, promises] of work.promises)
    if (!work.ended.has(obligation) && work.until >= today)
      for (const promise of promises) if (promise.dueOn > today) promise.gone = true
}

/** What stands is carried whole; of what fell away, what came and was not disputed. */
function carried({ state, request, promises }: Work, arrived: ReadonlyMap<string, number>): number {
  if (state === 'over') return 0
  if (state === 'in-review') return request.targets.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0)
  let sum = 0
  for (const { id, amountFen, gone } of [...promises.values()].flat())
    sum += gone ? Math.min(amountFen, arrived.get(id) ?? 0) : amountFen
  return sum
}
