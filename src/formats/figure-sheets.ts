// Figures as sheets: rejections counted, what was asked for again, and the ledger of support. Names stand beside the codes.
import type { RepeatLine, SummaryKey } from '../policy/rejections/counting.ts'
import type { supportLedger } from '../policy/support/ledger.ts'
import type { Language } from '../policy/terms.ts'
import type { Cell, Column, SheetData } from './workbook/cells.ts'

type Heads = readonly (readonly [zh: string, en: string, width: number, decimals?: true])[]

const columns = (heads: Heads, language: Language): Column[] =>
  heads.map(([zh, en, width, decimals]) => ({
    title: language === 'zh' ? zh : en,
    width,
    ...(decimals && { decimals }),
  }))
const say = (language: Language, zh: string, en: string) => (language === 'zh' ? zh : en)

const keyHeads: Record<SummaryKey, readonly [string, string]> = {
  organisation: ['单位', 'Organisation'],
  community: ['社区', 'Community'],
  street: ['街道', 'Street office'],
  rule: ['规则', 'Rule'],
  month: ['月份', 'Month'],
  item: ['事项', 'Item'],
}

export interface SummaryItem {
  key: string
  name?: string
  count: number
  advisory: number
  byWhom: { rules: number; reviewer: number; community: number }
}

export function summarySheet(by: SummaryKey, items: readonly SummaryItem[], language: Language): SheetData {
  const [zh, en] = keyHeads[by]
  const heads: Heads = [
    [zh, en, 30],
    ['代码', 'Code', 22],
    ['不予准入', 'Rejections', 12],
    ['其中预检', 'Of these, checks', 12],
    ['系统规则', 'By the rules', 12],
    ['审核单位', 'By the reviewer', 12],
    ['社区', 'By the community', 12],
  ]
  return {
    name: say(language, '不予准入统计', 'Rejections'),
    columns: columns(heads, language),
    rows: items.map(({ key, name, count, advisory, byWhom }) => [
      key === 'off-list' ? say(language, '清单外事项', 'Off the list') : name,
      key,
      count,
      advisory,
      byWhom.rules,
      byWhom.reviewer,
      byWhom.community,
    ]),
  }
}

type NameOf = (line: RepeatLine) => { organisation?: string; community?: string; item?: string }

export function repeatsSheet(lines: AsyncIterable<RepeatLine>, nameOf: NameOf, language: Language): SheetData {
  const heads: Heads = [
    ['社区', 'Community', 24],
    ['社区代码', 'Community code', 18],
    ['单位', 'Organisation', 28],
    ['单位代码', 'Organisation code', 16],
    ['事项或者名称', 'Item or title', 36],
    ['事项编码', 'Item code', 14],
    ['次数', 'Times', 8],
    ['首次', 'First', 14],
    ['最近', 'Last', 14],
  ]
  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const line of lines) {
      const { organisation, community, item } = nameOf(line)
      yield [
        community,
        line.community,
        organisation,
        line.organisation,
        item ?? line.title ?? undefined,
        line.item ?? undefined,
        line.times,
        line.firstOn,
        line.lastOn,
      ]
    }
  }
  return { name: say(language, '重复下派', 'Asked again'), columns: columns(heads, language), rows: rows() }
}

type Ledger = ReturnType<typeof supportLedger>

export function ledgerSheets(ledger: Ledger, language: Language): SheetData[] {
  const figures: Heads = [
    ['承诺（项）', 'Promised', 10],
    ['承诺（元）', 'Promised (yuan)', 14, true],
    ['应到位（项）', 'Due', 10],
    ['应到位（元）', 'Due (yuan)', 14, true],
    ['已到位（项）', 'Confirmed', 10],
    ['已到位（元）', 'Confirmed (yuan)', 14, true],
    ['逾期（项）', 'Overdue', 10],
    ['逾期（元）', 'Overdue (yuan)', 14, true],
    ['免除（项）', 'Fallen away', 10],
    ['迟到（项）', 'Late', 10],
    ['迟到天数中位数', 'Median days late', 12],
    ['最长迟到天数', 'Worst days late', 12],
  ]
  const cells = ({ promised, due, confirmed, overdue, dropped, daysLate }: Ledger['total']): Cell[] => [
    promised.count,
    promised.amountFen / 100,
    due.count,
    due.amountFen / 100,
    confirmed.count,
    confirmed.amountFen / 100,
    overdue.count,
    overdue.amountFen / 100,
    dropped.count,
    daysLate.late,
    daysLate.median,
    daysLate.worst,
  ]
  const { name, organisation, from, until, on } = ledger
  const caption = say(
    language,
    `${name}（${organisation}）保障台账　${from} 至 ${until}，截至 ${on}`,
    `Support ledger of ${name} (${organisation}), ${from} to ${until}, as of ${on}`,
  )
  const total = say(language, '合计', 'Total')
  return [
    {
      name: say(language, '按社区', 'By community'),
      caption,
      columns: columns([['社区', 'Community', 24], ['社区代码', 'Code', 18], ...figures], language),
      rows: [
        ...ledger.communities.map((one) => [one.name, one.community, ...cells(one)]),
        [total, undefined, ...cells(ledger.total)],
      ],
    },
    {
      name: say(language, '按季度', 'By quarter'),
      caption,
      columns: columns([['季度', 'Quarter', 12], ...figures], language),
      rows: [...ledger.quarters.map((one) => [one.quarter, ...cells(one)]), [total, ...cells(ledger.total)]],
    },
  ]
}
