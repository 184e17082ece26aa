// The closed sets of a service list, as people read them.
import type {
  BarredKind,
  DemandKind,
  FeePeriod,
  FeeUnit,
  Force,
  ItemKind,
  PlanBasis,
  Receiver,
  Text,
  WorkRole,
} from '../terms.ts'
import { zhDay } from '../time/words.ts'
import { articleName } from './articles.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

export const kindWords: Record<ItemKind, Text> = {
  'own-duty': text('依法履职事项', 'own duty'),
  assistance: text('协助政府工作事项', 'assistance'),
  'public-service': text('公共服务事项', 'public service'),
  'department-duty': text('部门职责', 'department duty'),
  'street-service': text('街道便民服务事项', 'street service'),
  barred: text('负面清单事项', 'barred'),
}

export const barredWords: Record<BarredKind, Text> = {
  task: text('工作任务', 'task'),
  appraisal: text('考核评比', 'appraisal'),
  organisation: text('机构挂牌', 'organisation or plaque'),
  ledger: text('台账', 'ledger'),
  platform: text('网络平台', 'platform'),
  certificate: text('证明', 'certificate'),
  'economic-target': text('经济指标', 'economic target'),
  enforcement: text('执法', 'enforcement'),
  guarantee: text('担保', 'guarantee'),
}

/** 附带要求 */
export const demandWords: Record<DemandKind, Text> = {
  enforcement: barredWords.enforcement,
  'economic-target': barredWords['economic-target'],
  appraisal: barredWords.appraisal,
  organisation: barredWords.organisation,
  ledger: text('台账报表', 'ledger or form'),
  platform: text('应用、群组或者平台', 'app, group or platform'),
  certificate: barredWords.certificate,
  guarantee: barredWords.guarantee,
  meeting: text('会议', 'meeting'),
  inspection: text('督查检查', 'inspection'),
  creation: text('创建达标', 'drive for a title'),
  secondment: text('借调抽调', 'secondment'),
  material: text('材料截图', 'material or screenshot'),
}

export const receiverWords: Record<Receiver, Text> = {
  'residents-committee': text('居民委员会', "the residents' committee"),
  'service-station': text('社区服务站', 'the service station'),
  'service-centre': text('社区服务中心', 'the service centre'),
  outlet: text('服务网点', 'an outlet'),
}

export const roleWords: Record<WorkRole, Text> = {
  principal: text('主体职责', 'principal'),
  cooperating: text('配合职责', 'cooperating'),
}

export const forceWords: Record<Force, Text> = {
  'own-duty': text('自身职责', 'own duty'),
  'shall-assist': text('应当协助', 'shall assist'),
  cooperate: text('配合', 'cooperates'),
  'report-if-found': text('发现报告', 'reports what it finds'),
  may: text('可以', 'may'),
  encouraged: text('鼓励', 'encouraged'),
  'named-only': text('仅提及', 'named only'),
}

export const unitWords: Record<FeeUnit, Text> = {
  community: text('社区', 'community'),
  household: text('户', 'household'),
  person: text('人', 'person'),
  visit: text('次', 'visit'),
  hour: text('小时', 'hour'),
  post: text('岗位', 'post'),
}

export const periodWords: Record<FeePeriod, Text> = {
  once: text('一次', 'once'),
  month: text('月', 'month'),
  year: text('年', 'year'),
}

/** `《中华人民共和国社区矫正法》第十二条` */
export function basisName({ title, article }: Pick<PlanBasis, 'title' | 'article'>): string {
  return `《${title.replace(/[《》]/g, '')}》${articleName(article)}`
}

/** `《中华人民共和国社区矫正法》第十二条（2020年7月1日起施行）` */
export function basisWithDays(basis: PlanBasis): string {
  const days = [basis.from && `${zhDay(basis.from)}起施行`, basis.until && `有效至${zhDay(basis.until)}`].filter(
    Boolean,
  )
  return days.length === 0 ? basisName(basis) : `${basisName(basis)}（${days.join('，')}）`
}
