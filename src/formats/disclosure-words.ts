// The words of the disclosure, for page and workbook. A heading that begins with # stands over numbers.
import { obligationStatusWords } from '../policy/support/words.ts'
import type { Language, ObligationStatus } from '../policy/terms.ts'

const statusesIn = (language: Language) =>
  Object.fromEntries(
    Object.entries(obligationStatusWords).map(([status, words]) => [status, words[language]]),
  ) as Record<ObligationStatus, string>

const zh = {
  title: '居务公开',
  subtitle: '协助政府工作情况和收到政府拨付资金情况',
  period: '公布期间：',
  to: '至',
  first: '一、协助政府工作情况',
  second: '二、收到政府拨付资金情况',
  third: '三、收到的其他保障',
  none: '本期无。',
  total: '合计',
  posted: '公布日期：',
  postUntil: '公布至少到：',
  origin: '“收到日期”为本居民委员会确认的日期；未经确认的不列入。居民对公布内容有疑问的，可以向居民委员会询问。',
  committee: '居民委员会（盖章）：____________________',
  supervisors: '居务监督委员会（签字）：____________________',
  assistance: ['#序号', '事项', '清单编号', '下派单位', '期间', '状态'],
  money: ['#序号', '收到日期', '拨付单位', '用于事项', '款项', '#金额（元）'],
  other: ['#序号', '收到日期', '提供单位', '用于事项', '保障'],
  sheets: ['协助政府工作', '政府拨付资金', '其他保障'],
  statuses: statusesIn('zh'),
}

const en: typeof zh = {
  title: 'Committee disclosure',
  subtitle: 'Assistance given to government, and government money received',
  period: 'Period: ',
  to: 'to',
  first: '1. Assistance given to government',
  second: '2. Government money received',
  third: '3. Other support received',
  none: 'None in this period.',
  total: 'Total',
  posted: 'Posted on: ',
  postUntil: 'To stay posted at least until: ',
  origin:
    'Days of receipt are those that the committee confirmed; what it did not confirm is not listed. Residents may ask the committee about anything posted here.',
  committee: 'Residents’ committee (seal): ____________________',
  supervisors: 'Supervisors (signature): ____________________',
  assistance: ['#No.', 'Work', 'List code', 'Asked for by', 'Period', 'Status'],
  money: ['#No.', 'Received on', 'From', 'For', 'Part', '#Yuan'],
  other: ['#No.', 'Received on', 'From', 'For', 'Support'],
  sheets: ['Assistance', 'Money', 'Other support'],
  statuses: statusesIn('en'),
}

export const disclosureWords: Record<Language, typeof zh> = { zh, en }
