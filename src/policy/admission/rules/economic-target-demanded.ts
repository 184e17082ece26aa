import { demandRule } from '../rulebook/demand.ts'

/** No economic targets for communities. */
export const economicTargetDemanded = demandRule('economic-target', {
  sources: ['mca-2015-136-1', 'committee-law-43-2', 'jianye-street', 'nanjing-reform', 'chengdu'],
  zh: ({ name }) => `附带要求“${name}”属于经济指标（招商引资、协税护税、创收、征订等），不得向社区下达`,
  en: ({ name }) =>
    `The demand "${name}" is an economic target (investment, tax, revenue, subscriptions); no community may be given one`,
  remedy: {
    zh: '删去该项指标，由部门、街道自行完成',
    en: 'Drop the target; the department or street office meets it itself',
  },
})
