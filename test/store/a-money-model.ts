// A second opinion on every budget line: reads the entries as they stand in the log, and works out anew what each line
// carries. It knows nothing of tables, and never looks at the sums that entries carry.
import { instalmentFen } from '../../src/policy/support/fees.ts'
import type { AssignmentRequest, Day } from '../../src/policy/terms.ts'

interface Instalment {
  id: string
  amountFen: number
  /** Fen that stay owed of it. */
  owed: number
}

interface Work {
  line: string
  request: AssignmentRequest
  state: 'in-review' | 'admitted' | 'over'
  from: Day
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
    else if (type === 'assignment-withdrawn' || type === 'assignment-revoked') ended(work, body, today)
    else if (type === 'work-taken-back') ended(work, { ...body, partial: true }, today)
    else if (type === 'support-released') released(work, body)
    else if (type === 'obligation-completed')
      (works.get(String(body.obligation).split('.')[0] as string) as Work).ended.add(body.obligation)
    else if (type === 'delivery-recorded')
      delivered.set(`d${index}`, { promise: body.commitment, fen: body.amountFen ?? 0 })
    else if (type === 'delivery-disputed' || type === 'delivery-retracted')
      delivered.set(body.delivery, { promise: body.commitment, fen: 0 })
    else if (type === 'delivery-confirmed')
      delivered.set(body.delivery, { promise: body.commitment, fen: body.amountFen ?? 0 })
  })
  const arrived = new Map<string, number>()
  for (const { promise, fen } of delivered.values()) arrived.set(promise, (arrived.get(promise) ?? 0) + fen)
  const lines = new Map<string, number>()
  for (const work of works.values()) lines.set(work.line, (lines.get(work.line) ?? 0) + carried(work, arrived))
  return lines
}

/** What came for each obligation and what of it was spent, in fen, by the log alone. */
export function leftByTheLog(entries: readonly LogEntry[]): Map<string, { came: number; spent: number }> {
  const came = new Map<string, { obligation: string; fen: number }>()
  const spent = new Map<string, { obligation: string; fen: number }>()
  entries.forEach(({ header: { type }, body }, index) => {
    const { obligation, amountFen = 0 } = body
    if (type === 'delivery-confirmed') came.set(body.delivery, { obligation, fen: amountFen })
    else if (type === 'delivery-disputed') came.delete(body.delivery)
    else if (type === 'expenditure-recorded') spent.set(`x${index}`, { obligation, fen: amountFen })
    else if (type === 'expenditure-corrected') {
      spent.delete(body.corrects)
      spent.set(`x${index}`, { obligation, fen: amountFen })
    }
  })
  const sums = new Map<string, { came: number; spent: number }>()
  const of = (obligation: string) => {
    const found = sums.get(obligation) ?? { came: 0, spent: 0 }
    sums.set(obligation, found)
    return found
  }
  for (const { obligation, fen } of came.values()) of(obligation).came += fen
  for (const { obligation, fen } of spent.values()) of(obligation).spent += fen
  return sums
}

function decided(works: Map<string, Work>, id: string, { request, decision }: Body): void {
  const { outcome } = decision
  const { support, period } = request as AssignmentRequest
  const line = support.funding?.budgetLine
  if (outcome === 'rejected' || line === undefined) return
  const { from, until } = period
  const work: Work = { line, request, state: 'in-review', from, until, promises: new Map(), ended: new Set() }
  works.set(id, work)
  if (outcome === 'admitted') admit(id, work)
}

function admit(id: string, work: Work): void {
  work.state = 'admitted'
  const { targets, support } = work.request
  const instalments = support.funding?.instalments ?? []
  targets.forEach(({ amountFen = 0 }, i) => {
    const obligation = `${id}.${i + 1}`
    if (work.ended.has(obligation)) return
    const promises = instalmentFen(amountFen, instalments).map((fen, n) => {
      return { id: `${obligation}.f${n + 1}`, amountFen: fen, owed: fen }
    })
    work.promises.set(obligation, promises)
  })
}

function reviewed(id: string, work: Work, { outcome, until }: Body, today: Day): void {
  if (outcome === 'rejected') work.state = 'over'
  else {
    work.until = until ?? work.until
    if (work.from < today) work.from = today
    admit(id, work)
  }
}

function released(work: Work, { commitments }: Body): void {
  const named = new Set(commitments.map(({ id }: Body) => id))
  for (const promise of [...work.promises.values()].flat()) if (named.has(promise.id)) promise.owed = 0
}

/** All of it, or only the obligations that the entry names. */
function ended(work: Work, { partial, obligations }: Body, today: Day): void {
  const isMeant = (obligation: string) => !partial || obligations.includes(obligation)
  if (work.state === 'in-review') {
    if (!partial) work.state = 'over'
    else for (const obligation of obligations) work.ended.add(obligation)
    return
  }
  for (const [obligation, promises] of work.promises) {
    if (work.ended.has(obligation) || work.until < today || !isMeant(obligation)) continue
    work.ended.add(obligation)
    const whole = promises.reduce((sum, { amountFen }) => sum + amountFen, 0)
    const share = Math.max(0, daysFrom(work.from, today)) / daysFrom(work.from, work.until)
    let left = Math.ceil(Number((whole * share).toFixed(6)))
    for (const promise of promises) {
      const part = Math.min(promise.amountFen, left)
      left -= part
      promise.owed = Math.min(promise.owed, part)
    }
  }
}

const daysFrom = (from: Day, until: Day) => (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1

/** Of what stands, what is owed or has come; never more than was promised. */
function carried({ state, request, promises, ended: gone }: Work, arrived: ReadonlyMap<string, number>): number {
  if (state === 'over') return 0
  if (state === 'in-review')
    return request.targets.reduce((sum, { amountFen = 0 }, i) => {
      const isGone = [...gone].some((obligation) => obligation.endsWith(`.${i + 1}`))
      return isGone ? sum : sum + amountFen
    }, 0)
  let sum = 0
  for (const { id, amountFen, owed } of [...promises.values()].flat())
    sum += Math.min(amountFen, Math.max(owed, arrived.get(id) ?? 0))
  return sum
}
