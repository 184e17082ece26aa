// 登记: organisations, communities and budget lines. A put of what is known already records nothing.

import { may } from '../access/may.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { yuan } from '../money.ts'
import type { RecordReads } from '../ports.ts'
import { fault, faulty, invalidInput, problem } from '../problem.ts'
import type { Row } from '../record/rows.ts'
import type { BudgetLine, Community, Fault, Organisation } from '../terms.ts'
import { type Given, isObject, malformed, trusted } from '../untrusted.ts'
import { isCreditCode } from './credit-code.ts'

/** What a put came to: `created` on the first one. */
export interface Put<T> {
  created: boolean
  value: T
}

/** The same members with the same values, where what is absent is null or not there. */
export function same(a: object, b: object): boolean {
  const [one, other] = [a, b] as Record<string, unknown>[] as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (key) => (one[key] ?? null) === (other[key] ?? null),
  )
}

export const recordOrganisation = command(
  'recordOrganisation',
  (caller: Principal, code: string, given: Given<Omit<Organisation, 'code'>>): Settling<Put<Organisation>> => {
    return {
      settle(read, { at }) {
        const faulty = malformed(given)
        if (faulty) return faulty
        const value = { code, ...trusted(given) }
        const known = read.organisation(code)
        const no =
          may(caller, 'organisation.record', value) ??
          (known && may(caller, 'organisation.record', { jurisdiction: known.jurisdiction })) ??
          invalidInput([...foreignCode(value), ...partFaults(value, read)])
        if (no) return no
        if (known && same(value, known)) return { entries: [], answer: { created: false, value } }
        const { jurisdiction } = value
        const header = {
          type: 'organisation-recorded' as const,
          at,
          actor: actorOf(caller),
          jurisdiction,
          organisation: code,
        }
        return { entries: [{ header, body: value }], answer: { created: !known, value } }
      },
    }
  },
)

export const recordCommunity = command(
  'recordCommunity',
  (caller: Principal, code: string, given: Given<Omit<Community, 'code'>>): Settling<Put<Community>> => {
    return {
      settle(read, { at }) {
        const known = read.community(code)
        const faults = communityFaults(code, given.body, known, read)
        const faulty = malformed(given, () => faults)
        if (faulty) return faulty
        const value = { code, ...trusted(given) }
        const no =
          may(caller, 'community.record', value) ??
          (known && may(caller, 'community.record', { jurisdiction: known.jurisdiction })) ??
          invalidInput(faults)
        if (no) return no
        if (known && same(value, known)) return { entries: [], answer: { created: false, value } }
        const { jurisdiction } = value
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
  },
)

/** A code that begins with a jurisdiction is that jurisdiction's: nobody takes another's. */
function foreignCode({ code, jurisdiction }: Organisation): Fault[] {
  const [, own] = /^(\d{2,6})-/.exec(code) ?? []
  if (own === undefined || own === jurisdiction) return []
  return [
    fault(
      '/path/code',
      `代码 ${code} 是辖区 ${own} 的：本辖区单位的代码应以 ${jurisdiction}- 开头`,
      `The code ${code} is of jurisdiction ${own}: one of this jurisdiction begins with ${jurisdiction}-`,
    ),
  ]
}

/** What an organisation is part of is registered, is not itself, and is not part of it in turn. */
function partFaults({ code, partOf, creditCode }: Organisation, read: RecordReads): Fault[] {
  const faults: Fault[] = []
  if (creditCode !== undefined && !isCreditCode(creditCode))
    faults.push(
      fault(
        '/creditCode',
        `统一社会信用代码 ${creditCode} 的校验码不符（GB 32100）`,
        `The check digit of ${creditCode} is wrong (GB 32100)`,
      ),
    )
  if (partOf === undefined) return faults
  const above = partOf === code ? undefined : read.organisation(partOf)
  if (!above)
    faults.push(
      fault(
        '/partOf',
        `没有登记上级单位 ${partOf}，请先登记`,
        `No organisation ${partOf} is registered; register it first`,
      ),
    )
  else if (above.partOf !== undefined)
    faults.push(
      fault(
        '/partOf',
        `${partOf} 本身是 ${above.partOf} 的派出或者内设机构：请写 ${above.partOf}`,
        `${partOf} is itself part of ${above.partOf}: name that one`,
      ),
    )
  return faults
}

/** Faults against the registry; the body may be malformed elsewhere. */
function communityFaults(code: string, body: unknown, known: Community | undefined, read: RecordReads): Fault[] {
  const { street, jurisdiction } = isObject(body) ? body : {}
  const faults: Fault[] = []
  const office = typeof street === 'string' ? read.organisation(street) : undefined
  if (typeof jurisdiction === 'string' && !code.startsWith(jurisdiction))
    faults.push(
      fault(
        '/path/code',
        `社区代码 ${code} 应以所属辖区代码 ${jurisdiction} 开头`,
        `The code of a community begins with its jurisdiction's: ${code} should begin with ${jurisdiction}`,
      ),
    )
  if (office?.kind === 'street-office' && typeof jurisdiction === 'string' && office.jurisdiction !== jurisdiction)
    faults.push(
      fault(
        '/street',
        `街道办事处 ${street} 属于辖区 ${office.jurisdiction}，社区应由本辖区的街道办事处管理`,
        `Street office ${street} is of jurisdiction ${office.jurisdiction}: a community is under one of its own`,
      ),
    )
  if (typeof street === 'string' && office?.kind !== 'street-office')
    faults.push(
      fault(
        '/street',
        `没有登记代码为 ${street} 的街道办事处，请先登记`,
        `No street office ${street} is registered; register it first`,
      ),
    )
  if (known && typeof jurisdiction === 'string' && known.jurisdiction !== jurisdiction)
    faults.push(fault('/jurisdiction', '社区所属辖区不能变更', 'The jurisdiction of a community cannot change'))
  return faults
}

/** A line's total can't fall below what is committed on it, and a line on which money is committed keeps its owner and year. */
export const recordBudgetLine = command(
  'recordBudgetLine',
  (caller: Principal, code: string, given: Given<Omit<BudgetLine, 'code'>>): Settling<Put<Row<'budgetLines'>>> => {
    return {
      settle(read, { at, today }) {
        const { organisation: ownerCode } = isObject(given.body) ? given.body : {}
        const owner = typeof ownerCode === 'string' ? read.organisation(ownerCode) : undefined
        const unknown = typeof ownerCode === 'string' && !owner ? [unknownOwner(ownerCode)] : []
        const no = malformed(given, () => unknown)
        if (no) return no
        if (!owner) return faulty(unknown)
        const value = { code, ...trusted(given) }
        const known = read.budgetLine(owner.jurisdiction, code, today)
        const against =
          may(caller, 'budget-line.record', { jurisdiction: owner.jurisdiction }) ?? contradicted(value, known)
        if (against) return against
        const { jurisdiction, code: organisation } = owner
        const kept = {
          ...value,
          jurisdiction,
          committedFen: known?.committedFen ?? 0,
          provisional: value.provisional ? 1 : null,
        } as const
        const answer = { created: !known, value: kept }
        if (known && same(kept, known)) return { entries: [], answer }
        const header = { type: 'budget-line-recorded' as const, at, actor: actorOf(caller), jurisdiction, organisation }
        return { entries: [{ header, body: value }], answer }
      },
    }
  },
)

const unknownOwner = (code: string) =>
  fault('/organisation', `没有登记代码为 ${code} 的单位`, `No organisation ${code} is registered`)

function contradicted(value: BudgetLine, known: Row<'budgetLines'> | undefined) {
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
  return undefined
}
