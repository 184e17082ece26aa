import { demandRule } from '../rulebook/demand.ts'

/** Meetings of departments are for departments. */
export const meetingDemanded = demandRule('meeting', {
  sources: ['jianfu-2024', 'committee-law-43-2', 'rizhao-2019'],
  zh: ({ name }) => `附带要求“${name}”属要求社区参加的会议，清单未列为本事项的允许事项`,
  en: ({ name }) =>
    `The demand "${name}" is a meeting that the community has to attend, which the list does not allow this item`,
  remedy: {
    zh: '删去该项会议要求；确需沟通的，到社区现场办理或者由街道统一召集',
    en: 'Drop it; where something must be talked over, go to the community, or let the street office call all together',
  },
})
