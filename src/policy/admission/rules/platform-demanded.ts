import { demandRule } from '../rulebook/demand.ts'

/** No new apps, groups or platforms for a community to feed. */
export const platformDemanded = demandRule('platform', {
  sources: ['jianye'],
  zh: ({ name }) => `附带要求“${name}”是新的应用、工作群或网络平台，清单没有允许本事项使用`,
  en: ({ name }) =>
    `The demand "${name}" is an app, a group or a platform of its own, which the list does not allow this item`,
  remedy: {
    zh: '删去该要求，使用社区已有的综合信息平台',
    en: 'Drop it and use the common platform that the community already has',
  },
})
