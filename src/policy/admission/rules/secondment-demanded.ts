import { demandRule } from '../rulebook/demand.ts'

/** A community's people work in the community. */
export const secondmentDemanded = demandRule('secondment', {
  sources: ['jianfu-2024-4', 'committee-law-43-2'],
  zh: ({ name }) => `附带要求“${name}”属抽调、借用社区工作人员，清单未列为本事项的允许事项`,
  en: ({ name }) => `The demand "${name}" lends out staff of the community, which the list does not allow this item`,
  remedy: {
    zh: '删去该项要求，由申请单位配备人员',
    en: 'Drop it; the asker brings its own staff',
  },
})
