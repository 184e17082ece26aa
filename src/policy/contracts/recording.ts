// 服务合同: recorded once, with what it promises each of its communities; ended early by the reviewing body, when money for the days that
// were worked stays owed. A contract that changes is ended, and another recorded.

import { covers } from '../access/jurisdictions.ts'
import { may } from '../access/may.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { canonicalJson } from '../log/canonical.ts'
import { yuan } from '../money.ts'
import type { RecordReads } from '../ports.ts'
import { fault, invalidInput, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import { byCode } from '../registry/by-code.ts'
import { settledAt } from '../support/ended.ts'
import { type Commitment, overdueFrom } from '../support/promises.ts'
import { type Contract, type Day, type Fault, isCarried, type Problem } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { type Given, isObject, type Loose, listOf, malformed, trusted } from '../untrusted.ts'
import type { ContractBodies } from './entries.ts'

type ContractRow = Row<'contracts'>
type Terms = Omit<Contract, 'code'>

export const recordContract = command(
  'recordContract',
  (caller: Principal, code: string, given: Given<Terms>): Settling<{ created: boolean; value: ContractRow }> => {
    return {
      weight: isObject(given.body) ? listOf(given.body.communities).length : 1,
      settle(read, moment) {
        const { faults, jurisdiction = caller.jurisdiction ?? '' } = contractFaults(read, given.body)
        const barred = may(caller, 'contract.record', { jurisdiction })
        const no = malformed(given, () => (barred ? [] : faults)) ?? barred ?? invalidInput(faults)
        if (no) return no
        const said = trusted(given)
        const instalments = said.instalments.map(({ dueOn, percent }, i) => ({
          dueOn,
          amountFen: said.instalments[i]?.amountFen ?? percentOf(said, i, percent ?? 0),
        }))
        const known = read.contract(jurisdiction, code)
        if (known) return again(known, { ...said, instalments })
        const graceDays = read.editionInForce(jurisdiction, said.period.from)?.terms.graceDays ?? 0
        const body = { code, ...said, instalments, parts: partsOf(said.communities, instalments, graceDays) }
        const header = {
          type: 'contract-recorded' as const,
          at: moment.at,
          actor: actorOf(caller),
          jurisdiction,
          organisation: said.payer,
          communities: said.communities,
        }
        const entry = { header, body } satisfies Entry
        const put = changes(entry, moment.index).find((one) => one.table === 'contracts' && 'put' in one)
        return { entries: [entry], answer: { created: true, value: (put as { put: ContractRow }).put } }
      },
    }
  },
)

/** 提前终止. */
export const endContract = command(
  'endContract',
  (caller: Principal, code: string, given: Given<{ reason: string }>): Settling<ContractRow> => {
    return {
      settle(read, moment) {
        const row = contractFor(read, caller.jurisdiction ?? '', code)
        if ('problem' in row) return malformed(given) ?? row
        const { jurisdiction } = row
        const no = malformed(given) ?? may(caller, 'contract.end', { jurisdiction }) ?? over(row, moment.today)
        if (no) return no
        const own = read
          .obligationsUnder(jurisdiction, row.code)
          .filter(({ kind, endedOn }) => kind === 'contract' && endedOn === null)
        const { dropped, reduced } = settledAt(read, own, moment.today)
        const body = {
          contract: row.code,
          reason: trusted(given).reason,
          obligations: own.map(({ id }) => id),
          dropped,
          reduced,
        }
        const header = {
          type: 'contract-ended' as const,
          at: moment.at,
          actor: actorOf(caller),
          jurisdiction,
          organisation: row.payer,
          communities: JSON.parse(row.communities) as string[],
        }
        const entry = { header, body } satisfies Entry
        return { entries: [entry], answer: rowAfter('contracts', row, changes(entry, moment.index)) }
      },
    }
  },
)

/** The contract of this code, the place's own first. */
export const contractFor = (read: RecordReads, jurisdiction: string, code: string) =>
  byCode(
    { own: (place) => read.contract(place, code), within: (place) => read.contractsOf(code, place) },
    jurisdiction,
    { code, pointer: '/path/code', zh: '服务合同', en: 'contract' },
  )

/** An instalment by percent, rounded down; the last takes the rest. */
function percentOf({ priceFen, instalments }: Terms, i: number, percent: number): number {
  const part = (n: number) => Number((BigInt(priceFen) * BigInt(n)) / 100n)
  if (i < instalments.length - 1) return part(percent)
  return priceFen - instalments.slice(0, -1).reduce((sum, one) => sum + part(one.percent ?? 0), 0)
}

/** What each community sees promised: an equal part of every instalment, the last community the rest. */
function partsOf(
  communities: readonly string[],
  instalments: readonly { dueOn: Day; amountFen: number }[],
  graceDays: number,
): ContractBodies['contract-recorded']['parts'] {
  const n = communities.length
  return communities.map((community, i) => ({
    community,
    commitments: instalments.flatMap(({ dueOn, amountFen }, k): Commitment[] => {
      const each = Math.floor(amountFen / n)
      const part = i < n - 1 ? each : amountFen - each * (n - 1)
      if (part === 0) return []
      const what = `经费第${k + 1}期`
      const due = { dueOn, overdueFrom: overdueFrom(dueOn, graceDays) }
      return [{ key: `f${k + 1}`, kind: 'funding', what, ...due, amountFen: part }]
    }),
  }))
}

function again(
  known: ContractRow,
  { provider, items, communities, period, priceFen, instalments, payer, document }: Terms,
): { entries: []; answer: { created: false; value: ContractRow } } | { problem: Problem } {
  const same =
    known.provider === provider &&
    known.items === canonicalJson(items) &&
    known.communities === canonicalJson(communities) &&
    known.fromDay === period.from &&
    known.untilDay === period.until &&
    known.priceFen === priceFen &&
    known.instalments === canonicalJson(instalments) &&
    known.payer === payer &&
    known.document === document
  if (same) return { entries: [], answer: { created: false, value: known } }
  return wrongState(
    `合同 ${known.code} 已经登记，内容不能再改：请终止后以新的编号登记`,
    `Contract ${known.code} is recorded and does not change: end it, and record another`,
  )
}

function over(row: ContractRow, today: Day): { problem: Problem } | undefined {
  if (row.endedOn !== null)
    return wrongState(`合同 ${row.code} 已于 ${row.endedOn} 终止`, `Contract ${row.code} was ended on ${row.endedOn}`)
  if (today > row.untilDay)
    return wrongState(`合同 ${row.code} 已于 ${row.untilDay} 期满`, `Contract ${row.code} ran out on ${row.untilDay}`)
  return undefined
}

/** Faults against registry and list, and of its own sums; the body may be malformed elsewhere. */
function contractFaults(read: RecordReads, body: unknown): { faults: Fault[]; jurisdiction: string | undefined } {
  const said: Loose = isObject(body) ? body : {}
  const faults: Fault[] = []
  let jurisdiction: string | undefined
  const { provider, payer, items, communities } = said
  if (typeof provider === 'string' && !read.provider(provider))
    faults.push(
      fault(
        '/provider',
        `没有登记承接机构 ${provider}，请先登记`,
        `No provider ${provider} is registered; register it first`,
      ),
    )
  const pays = typeof payer === 'string' ? read.organisation(payer) : undefined
  if (typeof payer === 'string' && !pays)
    faults.push(fault('/payer', `没有登记代码为 ${payer} 的单位`, `No organisation ${payer} is registered`))
  for (const [i, code] of (Array.isArray(communities) ? communities : []).entries()) {
    if (typeof code !== 'string') continue
    const found = read.community(code)
    const at = `/communities/${i}`
    if (!found) faults.push(fault(at, `没有登记社区 ${code}`, `No community ${code} is registered`))
    else if (jurisdiction !== undefined && found.jurisdiction !== jurisdiction)
      faults.push(
        fault(
          at,
          `社区 ${code} 属于辖区 ${found.jurisdiction}，与前面的 ${jurisdiction} 不同`,
          `Community ${code} is of jurisdiction ${found.jurisdiction}, the others of ${jurisdiction}`,
        ),
      )
    else jurisdiction ??= found.jurisdiction
  }
  if (pays && jurisdiction !== undefined && !covers(pays.jurisdiction, jurisdiction))
    faults.push(
      fault(
        '/payer',
        `${pays.code} 属于辖区 ${pays.jurisdiction}，付款单位应属于 ${jurisdiction} 或者其上级`,
        `${pays.code} is of jurisdiction ${pays.jurisdiction}: who pays is of ${jurisdiction} or one above it`,
      ),
    )
  const { from, until } = isObject(said.period) ? said.period : {}
  if (isDay(from) && isDay(until) && until < from)
    faults.push(fault('/period/until', '早于开始日期', 'Must not be before the first day'))
  const edition = jurisdiction !== undefined && isDay(from) ? read.editionInForce(jurisdiction, from) : undefined
  if (edition)
    for (const [i, code] of (Array.isArray(items) ? items : []).entries()) {
      const item = typeof code === 'string' ? edition.items.get(code) : undefined
      if (typeof code === 'string' && (!item || !isCarried(item.kind)))
        faults.push(
          fault(
            `/items/${i}`,
            item ? `事项 ${code} 不由社区承担` : `${from} 生效的服务清单没有事项 ${code}`,
            item ? `Item ${code} is not for communities` : `The list in force on ${from} has no item ${code}`,
          ),
        )
    }
  return { faults: [...faults, ...sumFaults(said)], jurisdiction }
}

function sumFaults({ priceFen, instalments }: Loose): Fault[] {
  const list = listOf(instalments)
  const faults: Fault[] = []
  list.forEach(({ dueOn, percent, amountFen }, i) => {
    const at = `/instalments/${i}`
    const before = list[i - 1]?.dueOn
    if (isDay(dueOn) && isDay(before) && dueOn < before)
      faults.push(fault(`${at}/dueOn`, '各期应按日期先后排列', 'Instalments stand in order of date'))
    if ((percent === undefined) === (amountFen === undefined))
      faults.push(fault(at, '填写百分比或者金额之一', 'Give either a percentage or an amount'))
    else if ((percent === undefined) !== (list[0]?.percent === undefined))
      faults.push(fault(at, '各期应同为百分比或者同为金额', 'All by percentage, or all by amount'))
  })
  if (faults.length > 0 || list.length === 0) return faults
  const sum = (name: 'percent' | 'amountFen') => list.reduce((all, one) => all + (Number(one[name]) || 0), 0)
  if (list[0]?.percent !== undefined) {
    const percent = sum('percent')
    if (percent !== 100)
      faults.push(
        fault(
          '/instalments',
          `各期比例合计应为 100，现为 ${percent}`,
          `The percentages must add up to 100, not ${percent}`,
        ),
      )
  } else if (typeof priceFen === 'number' && Number.isSafeInteger(priceFen)) {
    const fen = sum('amountFen')
    const [zh, en] = fen > priceFen ? ['超过', 'more'] : ['少于', 'less']
    if (fen !== priceFen)
      faults.push(
        fault(
          '/instalments',
          `各期合计 ${yuan(fen)}元，${zh}合同价款 ${yuan(priceFen)}元`,
          `The parts add up to ${yuan(fen)} yuan, ${en} than the price of ${yuan(priceFen)}`,
        ),
      )
  }
  return faults
}
