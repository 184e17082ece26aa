import { demandRule } from '../rulebook/demand.ts'

/** No new apps, groups or platforms for a community to feed, but for those that the terms name. */
export const platformDemanded = demandRule('platform', {
  sources: ['zhengwu-app-2026', 'fingertip-2023', 'committee-law-43-2', 'committee-law-44', 'jianye-cancelled'],
  zh: ({ name }) => `附带要求“${name}”属新增政务应用程序、工作群组或者信息平台，清单未列为允许事项`,
  en: ({ name }) => `The demand "${name}" is an app, a group or a platform of its own, which the list does not name`,
  remedy: {
    zh: '删去该项要求，使用清单列明的平台',
    en: 'Drop it and use a platform that the list names',
  },
  names: ({ terms: { platforms = [] } }) => platforms.map(({ name }) => name),
})
