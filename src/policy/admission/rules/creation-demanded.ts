import { demandRule } from '../rulebook/demand.ts'

/** Drives for titles are not run on communities' shoulders. */
export const creationDemanded = demandRule('creation', {
  sources: ['chuangjian-2022', 'committee-law-43-2', 'rizhao-2019'],
  zh: ({ name }) => `附带要求“${name}”属创建示范、达标活动，不得附加给社区`,
  en: ({ name }) => `The demand "${name}" is a drive for a title or a standard, which is not put on communities`,
  remedy: {
    zh: '删去该项要求；经批准开展的创建示范活动，由开展单位自行完成',
    en: 'Drop it; whoever was given leave to run such a drive does it itself',
  },
})
