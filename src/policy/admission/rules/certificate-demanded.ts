import type { Demand } from '../../terms.ts'
import type { Question } from '../rule.ts'
import { demandRule } from '../rulebook/demand.ts'

/** Of a certificate that the list has cancelled: the item that says so. */
type Cancelled = { barred?: never } | { barred: string; barredName: string; barredNameEn?: string }

/** A community does not certify what it cannot know. */
export const certificateDemanded = demandRule('certificate', {
  sources: ['mca-2020-20'],
  zh: (facts) =>
    facts.barred === undefined
      ? `附带要求“${facts.name}”属由社区出具的证明，清单未列为本事项的允许事项`
      : `附带要求“${facts.name}”属清单已取消的证明：“${facts.barredName}”（${facts.barred}）`,
  en: (facts) =>
    facts.barred === undefined
      ? `The demand "${facts.name}" is a certificate by the community, which the list does not allow this item`
      : `The demand "${facts.name}" is a certificate that the list has cancelled: "${facts.barredNameEn ?? facts.barredName}" (${facts.barred})`,
  remedy: {
    zh: '删去该项证明，由申请单位自行核实、查询共享数据，或者由当事人书面承诺',
    en: 'Drop it: verify it yourself, look it up in shared data, or take the written statement of the person concerned',
  },
  more: cancelled,
})

/** The certificate of the list that the demand names, if there is one. */
function cancelled(demand: Demand, { edition }: Question): Cancelled {
  const asked = demand.name.trim()
  if (asked === '') return {}
  const item = edition.barred.find(({ barredAs, name }) => barredAs === 'certificate' && name.includes(asked))
  if (item === undefined) return {}
  const { code, name: barredName, nameEn } = item
  return { barred: code, barredName, ...(nameEn !== undefined && { barredNameEn: nameEn }) }
}
