// Faults of a request that its schema cannot name. The body may still be malformed elsewhere:
// every check looks only at what is well formed, so that all faults are told at once.

import { unitWords } from '../list/words.ts'
import type { RecordReads } from '../ports.ts'
import { fault } from '../problem.ts'
import { requiredFen } from '../support/fees.ts'
import type { AssignmentRequest, Fault, Item, Target } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { spanFaults } from '../time/span.ts'
import { isObject, type Loose, listOf } from '../untrusted.ts'

const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
/** Faults within the request itself: dates in order, communities once, sums that can be counted, percents that make 100. */
export function requestFaults(body: unknown): Fault[] {
  if (!isObject(body)) return []
  return [...periodFaults(body), ...targetFaults(body), ...instalmentFaults(body), ...planFaults(body)]
}

const periodFaults = ({ period }: Loose): Fault[] => (isObject(period) ? spanFaults('/period/until', period) : [])

function targetFaults({ targets }: Loose): Fault[] {
  const faults: Fault[] = []
  const seen = new Map<unknown, number>()
  let sum = 0n
  for (const [i, target] of listOf(targets).entries()) {
    const before = seen.get(target.community)
    if (typeof target.community === 'string' && before !== undefined)
      faults.push(
        fault(
          `/targets/${i}/community`,
          `社区 ${target.community} 重复，已在第 ${before + 1} 项列出`,
          `Community ${target.community} is already target ${before}`,
        ),
      )
    else seen.set(target.community, i)
    if (isAmount(target.amountFen)) sum += BigInt(target.amountFen)
  }
  if (sum > BigInt(Number.MAX_SAFE_INTEGER))
    faults.push(
      fault('/targets', '各社区金额合计超出可计算的范围', 'The amounts add up to more than can be counted exactly'),
    )
  return faults
}

function instalmentFaults({ support }: Loose): Fault[] {
  const funding = isObject(support) ? support.funding : undefined
  if (!isObject(funding) || !Array.isArray(funding.instalments)) return []
  const at = '/support/funding/instalments'
  const faults: Fault[] = []
  const instalments = listOf(funding.instalments)
  instalments.forEach(({ dueOn }, i) => {
    const before = instalments[i - 1]?.dueOn
    if (isDay(dueOn) && isDay(before) && dueOn < before)
      faults.push(fault(`${at}/${i}/dueOn`, '各期应按到位日期先后排列', 'Instalments must be in order of date'))
  })
  const percents = instalments.map(({ percent }) => percent)
  const total = percents.every(isAmount) ? percents.reduce((a, b) => a + b, 0) : 100
  if (total !== 100)
    faults.push(fault(at, `各期比例合计应为 100，现为 ${total}`, `The percentages must add up to 100, not ${total}`))
  return faults
}

function planFaults({ plan }: Loose): Fault[] {
  if (!isObject(plan)) return []
  return listOf(plan.bases).flatMap(({ from, until }, i) =>
    isDay(from) && isDay(until) && until < from
      ? [fault(`/plan/bases/${i}/until`, '失效日期早于施行日期', 'Ends before it begins')]
      : [],
  )
}

/** Faults against the registry: communities that are not registered, or of more than one jurisdiction. */
export function communityFaults(
  body: unknown,
  read: RecordReads,
): { faults: Fault[]; jurisdiction: string | undefined } {
  const faults: Fault[] = []
  let jurisdiction: string | undefined
  listOf(isObject(body) ? body.targets : undefined).forEach(({ community: code }, i) => {
    if (typeof code !== 'string') return
    const community = read.community(code)
    const at = `/targets/${i}/community`
    if (!community) faults.push(fault(at, `没有登记代码为 ${code} 的社区`, `No community ${code} is registered`))
    else if (jurisdiction !== undefined && community.jurisdiction !== jurisdiction)
      faults.push(
        fault(
          at,
          `社区 ${code} 属于辖区 ${community.jurisdiction}，与前面的 ${jurisdiction} 不同；请分别申请`,
          `Community ${code} is of jurisdiction ${community.jurisdiction}, the others of ${jurisdiction}: ask separately`,
        ),
      )
    else jurisdiction ??= community.jurisdiction
  })
  return { faults, jurisdiction }
}

/** Faults of `amends`: it names an own application that was returned, and that nothing amends yet. */
export function amendsFaults(body: unknown, asker: string, read: RecordReads): Fault[] {
  const amends = isObject(body) ? body.amends : undefined
  if (typeof amends !== 'string') return []
  const row = read.assignment(amends)
  const at = '/amends'
  if (row?.organisation !== asker)
    return [fault(at, `没有本单位的申请 ${amends}`, `There is no application ${amends} of yours`)]
  if (row.status !== 'returned')
    return [
      fault(at, `申请 ${amends} 未被退回补正`, `Application ${amends} was not returned: nothing is to be completed`),
    ]
  if (row.amendedBy !== null)
    return [
      fault(
        at,
        `申请 ${amends} 已由 ${row.amendedBy} 补正`,
        `Application ${amends} was completed by ${row.amendedBy} already`,
      ),
    ]
  return []
}

/** The contract that a request names, if it names one, is of the jurisdiction. */
export function contractFaults(body: unknown, jurisdiction: string | undefined, read: RecordReads): Fault[] {
  const code = isObject(body) ? body.contract : undefined
  if (typeof code !== 'string' || jurisdiction === undefined) return []
  if (read.contract(jurisdiction, code)) return []
  return [
    fault(
      '/contract',
      `辖区 ${jurisdiction} 没有登记服务合同 ${code}`,
      `No contract ${code} of jurisdiction ${jurisdiction} is recorded`,
    ),
  ]
}

/** The item that a request names, of the list in force on its first day; `unclear` where other faults hide which list that is. */
export function itemAsked(
  read: RecordReads,
  body: unknown,
  jurisdiction: string | undefined,
): Item | 'unclear' | undefined {
  const { item, period } = isObject(body) ? body : {}
  const from = isObject(period) ? period.from : undefined
  if (item === undefined) return undefined
  if (typeof item !== 'string' || jurisdiction === undefined || !isDay(from)) return 'unclear'
  return read.editionInForce(jurisdiction, from)?.items.get(item)
}

/** Who bears it and how far may be left to the item, where the item says so. */
export function bearerFaults(body: unknown, item: Item | 'unclear' | undefined): Fault[] {
  if (!isObject(body) || item === 'unclear') return []
  return (['receiver', 'role'] as const)
    .filter((member) => body[member] === undefined && item?.[member] === undefined)
    .map((member) => {
      const [zh, en] = member === 'receiver' ? ['承接主体', 'who bears it'] : ['职责', 'which role']
      return fault(`/${member}`, `缺少此项：清单未规定${zh}，请填写`, `Required: no item says ${en}`)
    })
}

/** Faults against the item: a fee that counts something needs a quantity, and a sum that can be counted. */
export function quantityFaults(
  request: AssignmentRequest,
  fee: Parameters<typeof requiredFen>[0] | undefined,
): Fault[] {
  if (!fee || fee.per === 'community') return []
  return request.targets.flatMap((target: Target, i) => {
    if (target.quantity === undefined)
      return [
        fault(
          `/targets/${i}/quantity`,
          `该事项按${unitWords[fee.per].zh}计费，请填写数量`,
          `The fee is counted per ${fee.per}: give a quantity`,
        ),
      ]
    if (requiredFen(fee, target, request.period) !== Number.POSITIVE_INFINITY) return []
    return [
      fault(
        `/targets/${i}/quantity`,
        '数量过大，金额超出可计算的范围',
        'Too large: the fee would be more than can be counted exactly',
      ),
    ]
  })
}
