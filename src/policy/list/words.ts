// The closed sets of a service list, as people read them.
import type { FeePeriod, FeeUnit, ItemKind, Text, WorkRole } from '../terms.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

export const kindWords: Record<ItemKind, Text> = {
  'own-duty': text('依法履职事项', 'own duty'),
  assistance: text('协助政府工作事项', 'assistance'),
  'public-service': text('公共服务事项', 'public service'),
  'department-duty': text('部门职责', 'department duty'),
  'street-service': text('街道便民服务事项', 'street service'),
  barred: text('禁入事项', 'barred'),
}

export const roleWords: Record<WorkRole, Text> = {
  principal: text('主体职责', 'principal'),
  cooperating: text('配合职责', 'cooperating'),
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
