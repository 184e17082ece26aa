import { demandRule } from '../rulebook/demand.ts'

/** Work is judged by the list and its evaluation, not by an appraisal of its own. */
export const appraisalDemanded = demandRule('appraisal', {
  sources: ['mca-2015-136-2', 'committee-law-43-2', 'jianfu-2024', 'jianye-cancelled', 'erqi'],
  zh: ({ name }) =>
    `附带要求“${name}”属于单独的考核评比（含排名、一票否决、责任状、责任书），清单未列为本事项的允许事项`,
  en: ({ name }) =>
    `The demand "${name}" is an appraisal of its own (ranking, one-vote veto, pledge), which the list does not allow this item`,
  remedy: {
    zh: '删去该项考核评比，完成情况纳入统一的双向评价',
    en: 'Drop it; how the work was done is part of the common two-way evaluation',
  },
})
