// The closed sets as list keepers write them. The first word is written; the others, and the word of the API, are understood too.

import * as list from '../../policy/list/words.ts'
import { organisationKindWords } from '../../policy/registry/words.ts'
import type {
  BarredKind,
  DemandKind,
  EmergencyLevel,
  FeePeriod,
  FeeUnit,
  Force,
  ItemKind,
  OrganisationKind,
  Receiver,
  WorkRole,
} from '../../policy/terms.ts'

export type Words<K extends string = string> = Record<K, readonly [string, ...string[]]>

export const kindWords: Words<ItemKind> = {
  ...first(list.kindWords),
  assistance: [list.kindWords.assistance.zh, '协助事项'],
  'department-duty': [list.kindWords['department-duty'].zh, '部门职责（首接责任）', '首接责任'],
  'street-service': [list.kindWords['street-service'].zh, '便民服务事项'],
  barred: [list.kindWords.barred.zh, '禁入事项', '禁入（取消）事项', '取消事项', '负面清单'],
}

export const barredAsWords: Words<BarredKind> = first(list.barredWords)
export const receiversWords: Words<Receiver> = {
  ...first(list.receiverWords),
  'residents-committee': [list.receiverWords['residents-committee'].zh, '居委会', '社区居委会'],
}
export const roleWords: Words<WorkRole> = {
  principal: ['主体', list.roleWords.principal.zh],
  cooperating: ['配合', list.roleWords.cooperating.zh],
}
export const organisationWords: Words<OrganisationKind> = {
  ...first(organisationKindWords),
  department: [organisationKindWords.department.zh, '部门'],
  'party-organ': [organisationKindWords['party-organ'].zh, '党委机构'],
  'street-office': [organisationKindWords['street-office'].zh, '街道', '街道办'],
  government: [organisationKindWords.government.zh, '人民政府'],
}
export const forceWords: Words<Force> = {
  ...first(list.forceWords),
  'own-duty': [list.forceWords['own-duty'].zh, '本身职责', '法定职责'],
}
export const perWords: Words<FeeUnit> = {
  community: ['每社区', list.unitWords.community.zh],
  household: ['每户', list.unitWords.household.zh],
  person: ['每人', list.unitWords.person.zh],
  visit: ['每次', list.unitWords.visit.zh],
  hour: ['每小时', list.unitWords.hour.zh],
  post: ['每岗', '岗', list.unitWords.post.zh],
}
export const everyWords: Words<FeePeriod> = {
  once: ['一次性', list.periodWords.once.zh],
  month: ['每月', list.periodWords.month.zh],
  year: ['每年', list.periodWords.year.zh],
}
export const demandWords: Words<DemandKind> = {
  enforcement: barredAsWords.enforcement,
  'economic-target': barredAsWords['economic-target'],
  appraisal: barredAsWords.appraisal,
  organisation: barredAsWords.organisation,
  ledger: ['台账', '台账报表', '报表'],
  platform: ['网络平台', list.demandWords.platform.zh, '平台'],
  certificate: barredAsWords.certificate,
  guarantee: barredAsWords.guarantee,
  meeting: ['会议'],
  inspection: ['督查检查', '迎检'],
  creation: ['创建达标', '创建'],
  secondment: ['借调抽调', '借调'],
  material: ['材料截图', '材料', '截图'],
}

export const levelWords: Words<EmergencyLevel> = {
  I: ['Ⅰ级', '一级', 'I级'],
  II: ['Ⅱ级', '二级', 'II级'],
  III: ['Ⅲ级', '三级', 'III级'],
  IV: ['Ⅳ级', '四级', 'IV级'],
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
