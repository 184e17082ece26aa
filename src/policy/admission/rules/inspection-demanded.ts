import { demandRule } from '../rulebook/demand.ts'

/** A community is not there to be inspected. */
export const inspectionDemanded = demandRule('inspection', {
  sources: ['jianfu-2024', 'committee-law-43-2', 'erqi'],
  zh: ({ name }) => `附带要求“${name}”属要求社区迎接的督查检查，清单未列为本事项的允许事项`,
  en: ({ name }) =>
    `The demand "${name}" is an inspection that the community has to receive, which the list does not allow this item`,
  remedy: {
    zh: '删去该项要求；工作情况通过双向评价和现有记录了解',
    en: 'Drop it; how the work goes is seen from the two-way evaluation and the records that there are',
  },
})
