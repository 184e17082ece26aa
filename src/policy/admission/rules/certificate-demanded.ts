import type { Hit } from '../../terms.ts'
import type { Question } from '../rule.ts'
import { demandRule } from '../rulebook/demand.ts'

/** A community does not certify what it cannot know. */
export const certificateDemanded = demandRule('certificate', {
  sources: ['mca-2020-20'],
  zh: ({ name, barred, barredName }) =>
    barred === undefined
      ? `附带要求“${name}”是由社区出具的证明，清单没有允许本事项使用`
      : `附带要求“${name}”是清单已取消的证明：“${barredName}”（${barred}）`,
  en: ({ name, barred, barredName, barredNameEn }) =>
    barred === undefined
      ? `The demand "${name}" is a certificate by the community, which the list does not allow this item`
      : `The demand "${name}" is a certificate that the list has cancelled: "${barredNameEn ?? barredName}" (${barred})`,
  remedy: {
    zh: '删去该证明，改由申请单位自行核实、查询共享数据，或由当事人书面承诺',
    en: 'Drop it: verify it yourself, look it up in shared data, or take the written statement of the person concerned',
  },
  more: ({ name }, question) => cancelled(name.trim(), question),
})

/** The certificate of the list that the demand names, if there is one. */
function cancelled(name: string, { edition }: Question): Hit['facts'] {
  if (name === '') return {}
  const item = edition.barred.find(({ barredAs, name: barred }) => barredAs === 'certificate' && barred.includes(name))
  if (item === undefined) return {}
  const { code, name: barredName, nameEn } = item
  return { barred: code, barredName, ...(nameEn !== undefined && { barredNameEn: nameEn }) }
}
