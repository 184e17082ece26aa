// The closed sets as list keepers write them. The first word is written; the others, and the word of the API, are understood too.
import { barredWords, receiverWords } from '../policy/rules/words.ts'
import type {
  BarredKind,
  DemandKind,
  FeePeriod,
  FeeUnit,
  Force,
  ItemKind,
  Receiver,
  WorkRole,
} from '../policy/terms.ts'

export type Words<K extends string = string> = Record<K, readonly [string, ...string[]]>

export const kindWords: Words<ItemKind> = {
  'own-duty': ['依法履职事项'],
  assistance: ['协助政府工作事项', '协助事项'],
  'public-service': ['公共服务事项'],
  'department-duty': ['部门职责', '部门职责（首接责任）', '首接责任'],
  'street-service': ['街道便民服务事项', '便民服务事项'],
  barred: ['禁入事项', '禁入（取消）事项', '取消事项'],
}

export const barredAsWords: Words<BarredKind> = first(barredWords)
export const receiversWords: Words<Receiver> = {
  ...first(receiverWords),
  'residents-committee': [receiverWords['residents-committee'].zh, '居委会', '社区居委会'],
}
export const roleWords: Words<WorkRole> = {
  principal: ['主体', '主体职责'],
  cooperating: ['配合', '配合职责'],
}
export const forceWords: Words<Force> = {
  'own-duty': ['本身职责', '法定职责'],
  'shall-assist': ['应当协助'],
  cooperate: ['配合'],
  'report-if-found': ['发现报告'],
  may: ['可以'],
  encouraged: ['鼓励'],
  'named-only': ['仅提及'],
}
export const perWords: Words<FeeUnit> = {
  community: ['每社区', '社区'],
  household: ['每户', '户'],
  person: ['每人', '人'],
  visit: ['每次', '次'],
  hour: ['每小时', '小时'],
  post: ['每岗', '岗'],
}
export const everyWords: Words<FeePeriod> = {
  once: ['一次性'],
  month: ['每月', '月'],
  year: ['每年', '年'],
}
export const demandWords: Words<DemandKind> = {
  enforcement: barredAsWords.enforcement,
  'economic-target': barredAsWords['economic-target'],
  appraisal: barredAsWords.appraisal,
  organisation: barredAsWords.organisation,
  ledger: barredAsWords.ledger,
  platform: barredAsWords.platform,
  certificate: barredAsWords.certificate,
  guarantee: barredAsWords.guarantee,
}

function first<K extends string>(words: Record<K, { zh: string }>): Words<K> {
  return Object.fromEntries(
    Object.entries<{ zh: string }>(words).map(([key, { zh }]) => [key, [zh]]),
  ) as unknown as Words<K>
}

/** As it is compared: full width and half width alike, no blanks, no capitals. */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

/** The key that a text means, if any. */
export function meant<K extends string>(words: Words<K>, text: string): K | undefined {
  const wanted = folded(text)
  for (const key in words) if (key === wanted || words[key].some((word) => folded(word) === wanted)) return key
  return undefined
}
