import { staysWithDepartment } from '../../list/assignable.ts'
import { noObjection, type Rule } from '../rule.ts'
import { type ItemFigures, itemFigures } from '../rulebook/figures.ts'
import { enItem, enList, isEmpty, zhItem, zhList } from '../rulebook/words.ts'

/** What is the department's stays there, and so does whatever only an administrative subject may do. */
export const departmentDuty: Rule<{ why: 'kind' | 'administrative-status' } & ItemFigures & { leads: string[] }> = {
  name: 'department-duty',
  effect: 'reject',
  sources: ['mca-2015-136-1', 'shekou', 'dongguan', 'jianye-street'],
  check: ({ item }) => {
    if (item === undefined || !staysWithDepartment(item)) return noObjection
    const why = item.needsAdministrativeStatus ? 'administrative-status' : 'kind'
    return [{ pointer: '/item', facts: { why, ...itemFigures(item), leads: item.leads ?? [] } }]
  },
  zh: (facts) => {
    const whose = isEmpty(facts.leads) ? '' : `，由 ${zhList(facts.leads)} 承担`
    return facts.why === 'kind'
      ? `${zhItem(facts)}是部门职责${whose}，不得下派社区`
      : `${zhItem(facts)}须有行政主体资格才能办理${whose}，不得下派社区`
  },
  en: (facts) => {
    const whose = isEmpty(facts.leads) ? '' : ` (${enList(facts.leads)})`
    return facts.why === 'kind'
      ? `${enItem(facts)} is the department's own duty${whose} and stays there`
      : `${enItem(facts)} needs administrative-subject status, so it stays with the department${whose}`
  },
  remedy: {
    zh: ({ leads }) =>
      `请由${isEmpty(leads) ? '职能部门' : ` ${zhList(leads)} `}自行办理；只需社区配合的，改选清单上的协助政府工作事项`,
    en: ({ leads }) =>
      `The work is for ${isEmpty(leads) ? 'the department' : enList(leads)} itself to do; where only help is needed, choose an assistance item of the list`,
  },
}
