import { demandRule } from '../rulebook/demand.ts'

/** Communities have no power to enforce, and none can be lent to them. */
export const enforcementDemanded = demandRule('enforcement', {
  sources: ['mca-2015-136-1', 'committee-law-43-2', 'shekou', 'shangcheng-enforcement', 'chengdu'],
  zh: ({ name }) => `附带要求“${name}”属于执法、拆除或者处罚，社区没有执法权，不得要求社区承担`,
  en: ({ name }) => `The demand "${name}" is enforcement, demolition or a penalty; a community has no such power`,
  remedy: {
    zh: '删去该项要求，由有执法权的部门实施；社区发现情况只作报告',
    en: 'Drop it: the department with the power does it; a community only reports what it finds',
  },
})
