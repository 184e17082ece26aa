// 批量登记: organisations, communities and budget lines in one command. Each as if it were put by itself, after those before
// it; all of them or none.

import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import type { Command, RecordReads } from '../ports.ts'
import { invalidInput } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import type { Row } from '../record/rows.ts'
import type { BudgetLine, Community, Fault, Moment, Organisation, Problem } from '../terms.ts'
import { type Given, given, isObject, listOf, malformed, trusted } from '../untrusted.ts'
import { type Put, recordBudgetLine, recordCommunity, recordOrganisation } from './recording.ts'

export interface RegistryDocument {
  organisations?: Organisation[]
  communities?: Community[]
  budgetLines?: BudgetLine[]
}

export interface Counts {
  created: number
  changed: number
  unchanged: number
}
export type Registration = Record<keyof Required<RegistryDocument>, Counts>

export const recordRegistry = command(
  'recordRegistry',
  (caller: Principal, sent: Given<RegistryDocument>): Settling<Registration> => {
    const { organisations, communities, budgetLines } = isObject(sent.body) ? sent.body : {}
    return {
      weight: [organisations, communities, budgetLines].reduce<number>((sum, list) => sum + listOf(list).length, 0),
      settle(read, moment) {
        const repeats = repeated(sent.body)
        const no = malformed(sent, () => repeats)
        if (no) return no
        const document = trusted(sent)
        const run = running(read, moment)
        const { put } = run
        // What others are part of comes first, wherever it stands in the file.
        for (const [i, { code, ...rest }] of inOrder(document.organisations ?? [])) {
          const made = put('organisations', i, (past) =>
            recordOrganisation(caller, code, given(rest)).settle(past, run.now()),
          )
          if (made) run.organisations.set(code, made)
        }
        for (const [i, { code, ...rest }] of (document.communities ?? []).entries()) {
          const made = put('communities', i, (past) =>
            recordCommunity(caller, code, given(rest)).settle(past, run.now()),
          )
          if (made) run.communities.set(code, made)
        }
        for (const [i, { code, ...rest }] of (document.budgetLines ?? []).entries()) {
          const made = put('budgetLines', i, (past) =>
            recordBudgetLine(caller, code, given(rest)).settle(past, run.now()),
          )
          if (made) run.lines.set(`${made.jurisdiction}/${code}`, made)
        }
        return run.barred ?? invalidInput([...repeats, ...run.faults]) ?? { entries: run.entries, answer: run.counts }
      },
    }
  },
)

/** What is done so far, for what comes after it. */
function running(read: RecordReads, moment: Moment) {
  const none = (): Counts => ({ created: 0, changed: 0, unchanged: 0 })
  const state = {
    entries: [] as Entry[],
    faults: [] as Fault[],
    barred: undefined as { problem: Problem } | undefined,
    counts: { organisations: none(), communities: none(), budgetLines: none() },
    organisations: new Map<string, Organisation>(),
    communities: new Map<string, Community>(),
    lines: new Map<string, Row<'budgetLines'>>(),
    now: () => ({ ...moment, index: moment.index + state.entries.length }),
    put<T>(
      list: keyof Registration,
      i: number,
      settle: (past: RecordReads) => ReturnType<Command<Put<T>>['settle']>,
    ): T | undefined {
      const done = settle(past)
      if ('problem' in done) {
        if (done.problem.code === 'forbidden') state.barred ??= done
        else state.faults.push(...faultsOf(list, i, done.problem))
        return undefined
      }
      const { created, value } = done.answer
      state.counts[list][created ? 'created' : done.entries.length > 0 ? 'changed' : 'unchanged']++
      state.entries.push(...done.entries)
      return value
    },
  }
  const past: RecordReads = {
    ...read,
    organisation: (code) => state.organisations.get(code) ?? read.organisation(code),
    community: (code) => state.communities.get(code) ?? read.community(code),
    budgetLine: (jurisdiction, code, on) =>
      state.lines.get(`${jurisdiction}/${code}`) ?? read.budgetLine(jurisdiction, code, on),
  }
  return state
}

/** A line's problem as faults of the document: where it names members, at these; else at the line. */
function faultsOf(list: keyof Registration, i: number, { errors, detail }: Problem): Fault[] {
  if (!errors) return [{ pointer: `/${list}/${i}/code`, text: detail }]
  return errors.map((one) => ({ ...one, pointer: `/${list}/${i}${one.pointer.replace('/path/code', '/code')}` }))
}

const inOrder = (list: readonly Organisation[]) =>
  [...list.entries()].sort(([, a], [, b]) => Number(a.partOf !== undefined) - Number(b.partOf !== undefined))

/** A code stands once in each list. */
function repeated(body: unknown): Fault[] {
  if (!isObject(body)) return []
  return (['organisations', 'communities', 'budgetLines'] as const).flatMap((list) => {
    const seen = new Map<unknown, number>()
    return listOf(body[list]).flatMap(({ code }, i) => {
      const before = seen.get(code)
      if (typeof code !== 'string' || before === undefined) {
        seen.set(code, i)
        return []
      }
      const text = { zh: `代码 ${code} 与第 ${before + 1} 项重复`, en: `${code} repeats /${list}/${before}` }
      return [{ pointer: `/${list}/${i}/code`, text }]
    })
  })
}
