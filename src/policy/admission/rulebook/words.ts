// How figures read in a sentence. Texts are made from recorded facts alone, so every helper takes a fact as it is.
import type { BarredKind, Hit, Receiver } from '../../terms.ts'

type Facts = Hit['facts']
type Fact = Facts[string] | undefined
interface Text {
  zh: string
  en: string
}

/** Fen as yuan with two decimals, exact for every safe integer: 150000 reads 1500.00. */
export function yuan(fen: Fact): string {
  const amount = Math.abs(Number(fen))
  const rest = amount % 100
  return `${Number(fen) < 0 ? '-' : ''}${(amount - rest) / 100}.${String(rest).padStart(2, '0')}`
}

/** The same, its thousands grouped: 1,500.00. */
export function groupedYuan(fen: Fact): string {
  return yuan(fen).replace(/\B(?=(\d{3})+\.)/g, ',')
}

/** `1 day`, `2 days`. */
export function many(count: Fact, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

export function zhList(values: Fact): string {
  return Array.isArray(values) && values.length > 0 ? values.join('、') : '无'
}

export function enList(values: Fact): string {
  return Array.isArray(values) && values.length > 0 ? values.join(', ') : 'none'
}

export function isEmpty(values: Fact): boolean {
  return !Array.isArray(values) || values.length === 0
}

/** The item as `itemFigures` states it. */
export function zhItem({ item, name }: Facts): string {
  return `“${name}”（${item}）`
}

export function enItem({ item, name, nameEn }: Facts): string {
  return `"${nameEn ?? name}" (${item})`
}

/** The words for a fact out of a closed set; the fact itself if the set has lost it. */
export function said(words: Record<string, Text>, fact: Fact): Text {
  return words[String(fact)] ?? { zh: String(fact), en: String(fact) }
}

export const receiverWords: Record<Receiver, Text> = {
  'residents-committee': { zh: '居民委员会', en: "the residents' committee" },
  'service-station': { zh: '社区服务站', en: 'the service station' },
  'service-centre': { zh: '社区服务中心', en: 'the service centre' },
}

export const barredWords: Record<BarredKind, Text> = {
  task: { zh: '工作任务', en: 'task' },
  appraisal: { zh: '考核评比', en: 'appraisal' },
  organisation: { zh: '机构挂牌', en: 'organisation or plaque' },
  ledger: { zh: '台账', en: 'ledger' },
  platform: { zh: '网络平台', en: 'platform' },
  certificate: { zh: '证明', en: 'certificate' },
  'economic-target': { zh: '经济指标', en: 'economic target' },
  enforcement: { zh: '执法', en: 'enforcement' },
  guarantee: { zh: '担保', en: 'guarantee' },
}
