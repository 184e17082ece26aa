// Registering organisations, communities and budget lines.
import { covers } from '../access/jurisdictions.ts'
import { yuan } from '../money.ts'
import { actorOf, type Command, type Principal } from '../ports.ts'
import { fault, forbidden, problem } from '../problem.ts'
import type { BudgetLine, Community, Fault, Organisation, Problem } from '../terms.ts'

/** What a put came to: `created` on the first one. */
export interface Put<T> {
  created: boolean
  value: T
}

const same = (a: object, b: object) => Object.entries(a).every(([key, value]) => b[key as keyof typeof b] === value)

function outside(caller: Principal, jurisdiction: string): { problem: Problem } | undefined {
  if (covers(caller.jurisdiction ?? '-', jurisdiction)) return undefined
  return forbidden(
    `密钥属于辖区 ${caller.jurisdiction}，不能登记辖区 ${jurisdiction} 的内容`,
    `Your key is bound to jurisdiction ${caller.jurisdiction}, not to ${jurisdiction}`,
  )
}

function invalid(faults: readonly (Fault | false)[]): { problem: Problem } | undefined {
  const errors = faults.filter((fault) => fault !== false)
  if (errors.length === 0) return undefined
  return problem('invalid-input', '有内容需要更正，见 errors', 'Some members need correcting; see errors', { errors })
}

export function recordOrganisation(caller: Principal, value: Organisation): Command<Put<Organisation>> {
  return {
    settle(read, { at }) {
      const known = read.organisation(value.code)
      const no = outside(caller, value.jurisdiction) ?? (known && outside(caller, known.jurisdiction))
      if (no) return no
      if (known && same(value, known)) return { entries: [], answer: { created: false, value } }
      const { jurisdiction, code: organisation } = value
      const header = { type: 'organisation-recorded' as const, at, actor: actorOf(caller), jurisdiction, organisation }
      return { entries: [{ header, body: value }], answer: { created: !known, value } }
    },
  }
}

export function recordCommunity(caller: Principal, value: Community): Command<Put<Community>> {
  return {
    settle(read, { at }) {
      const known = read.community(value.code)
      const street = read.organisation(value.street)
      const no =
        outside(caller, value.jurisdiction) ??
        (known && outside(caller, known.jurisdiction)) ??
        invalid([
          street?.kind !== 'street-office' &&
            fault(
              '/street',
              `没有登记代码为 ${value.street} 的街道办事处，请先登记`,
              `No street office ${value.street} is registered; register it first`,
            ),
          known !== undefined &&
            known.jurisdiction !== value.jurisdiction &&
            fault('/jurisdiction', '社区所属辖区不能变更', 'The jurisdiction of a community cannot change'),
        ])
      if (no) return no
      if (known && same(value, known)) return { entries: [], answer: { created: false, value } }
      const { jurisdiction, code } = value
      const header = {
        type: 'community-recorded' as const,
        at,
        actor: actorOf(caller),
        jurisdiction,
        communities: [code],
      }
      return { entries: [{ header, body: value }], answer: { created: !known, value } }
    },
  }
}

/** A budget line and what stands on it, in fen. */
export type BudgetLineState = BudgetLine & { committedFen: number }

/** A line's total can't fall below what is committed on it, and a line on which money is committed keeps its owner and year. */
export function recordBudgetLine(caller: Principal, value: BudgetLine): Command<Put<BudgetLineState>> {
  return {
    settle(read, { at }) {
      const owner = read.organisation(value.organisation)
      const unknown = invalid([
        !owner &&
          fault(
            '/organisation',
            `没有登记代码为 ${value.organisation} 的单位`,
            `No organisation ${value.organisation} is registered`,
          ),
      ])
      if (unknown || !owner) return unknown as { problem: Problem }
      const known = read.budgetLine(value.code)
      const knownOwner = known && read.organisation(known.organisation)
      const no = outside(caller, owner.jurisdiction) ?? (knownOwner && outside(caller, knownOwner.jurisdiction))
      if (no) return no
      const committedFen = known?.committedFen ?? 0
      if (value.totalFen < committedFen)
        return problem(
          'below-committed',
          `预算总额不能低于已承诺的 ${yuan(committedFen)} 元`,
          `The total cannot fall below the ${yuan(committedFen)} yuan already committed`,
          { extra: { committedFen } },
        )
      if (known && committedFen > 0 && (known.organisation !== value.organisation || known.year !== value.year))
        return problem(
          'conflict',
          '该预算项目已有承诺，不能更换单位或年度',
          'Money is committed on this line: its organisation and year cannot change',
        )
      const answer = { created: !known, value: { ...value, committedFen } }
      if (known && same(value, known)) return { entries: [], answer }
      const { jurisdiction, code: organisation } = owner
      const header = { type: 'budget-line-recorded' as const, at, actor: actorOf(caller), jurisdiction, organisation }
      return { entries: [{ header, body: value }], answer }
    },
  }
}
