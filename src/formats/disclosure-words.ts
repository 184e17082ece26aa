// The words of the disclosure, for page and workbook. A heading that begins with # stands over numbers.
import { commitmentKindWords, obligationStatusWords } from '../policy/support/words.ts'
import type { CommitmentKind, Language, ObligationStatus } from '../policy/terms.ts'

const statusesIn = (language: Language) =>
  Object.fromEntries(
    Object.entries(obligationStatusWords).map(([status, words]) => [status, words[language]]),
  ) as Record<ObligationStatus, string>

/** On the wall a community says of what it did not take up only that it did not: 未承接. */
const zh = {
  title: '居务公开',
  subtitle: '协助政府工作情况和政府拨付资金的管理使用情况',
  list: '服务清单：',
  period: '所属期间：',
  to: '至',
  first: '一、协助政府工作情况',
  second: '二、政府拨付资金到位情况',
  third: '三、政府拨付资金使用情况',
  fourth: '四、其他保障到位情况',
  none: '本期无。',
  total: '合计',
  posted: '公布日期：',
  postUntil: '公布截止日期（不少于十五日）：',
  origin:
    '“到位日期”为本居民委员会确认收到的日期，未经确认的不列入；“支出”按本居民委员会登记的票据列出。居民对公布内容有疑问的，可以向居民委员会或者居务监督委员会询问。',
  committee: '居民委员会（盖章）：____________________',
  supervisors: '居务监督委员会（签字）：____________________',
  assistance: ['#序号', '事项', '事项编码', '委托（交办）单位', '期间', '状态'],
  money: ['#序号', '到位日期', '拨付单位', '用于事项', '款项', '#金额（元）'],
  spent: ['#序号', '支出日期', '用于事项', '用途', '票据号', '#金额（元）'],
  sums: ['#上期结余（元）', '#本期收到（元）', '#本期支出（元）', '#期末结余（元）'],
  other: ['#序号', '到位日期', '提供单位', '用于事项', '保障'],
  sheets: ['协助政府工作', '政府拨付资金', '资金使用', '其他保障'],
  statuses: { ...statusesIn('zh'), refused: '未承接（保障未到位）' },
}

const en: typeof zh = {
  title: 'Committee disclosure',
  subtitle: 'Assistance given to government, and the management and use of government money',
  list: 'Service list: ',
  period: 'Period: ',
  to: ' to ',
  first: '1. Assistance given to government',
  second: '2. Government money received',
  third: '3. Government money spent',
  fourth: '4. Other support received',
  none: 'None in this period.',
  total: 'Total',
  posted: 'Posted on: ',
  postUntil: 'To stay posted at least until: ',
  origin:
    'Days of receipt are those that the committee confirmed; what it did not confirm is not listed. Expenditures are listed by the receipts that the committee entered. Residents may ask the committee about anything posted here.',
  committee: 'Residents’ committee (seal): ____________________',
  supervisors: 'Supervisors (signature): ____________________',
  assistance: ['#No.', 'Work', 'List code', 'Asked for by', 'Period', 'Status'],
  money: ['#No.', 'Received on', 'From', 'For', 'Part', '#Yuan'],
  spent: ['#No.', 'Spent on', 'For', 'Purpose', 'Receipt', '#Yuan'],
  sums: ['#Left before (yuan)', '#Received (yuan)', '#Spent (yuan)', '#Left (yuan)'],
  other: ['#No.', 'Received on', 'From', 'For', 'Support'],
  sheets: ['Assistance', 'Money', 'Spending', 'Other support'],
  statuses: statusesIn('en'),
}

export const disclosureWords: Record<Language, typeof zh> = { zh, en }

/** What came, and not its kind alone: 司法社工1名; a section's name or a power says more with its kind before it. */
export function otherSupport({ kind, what }: { kind: string; what: string }, language: Language): string {
  const word = commitmentKindWords[kind as CommitmentKind][language]
  if (kind === 'staff') return language === 'zh' ? what.replace(/ (\d+) 名$/, '$1名') : what
  if (what === word) return word
  return language === 'zh' ? `${word}（${what}）` : `${word} (${what})`
}
