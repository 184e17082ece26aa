import { demandRule } from '../rulebook/demand.ts'

/** No new bodies and plaques in a community. */
export const organisationDemanded = demandRule('organisation', {
  sources: ['jianye'],
  zh: ({ name }) => `附带要求“${name}”是在社区新设机构或挂牌，清单没有允许本事项使用`,
  en: ({ name }) =>
    `The demand "${name}" sets up a body or a plaque in the community, which the list does not allow this item`,
  remedy: {
    zh: '删去该机构或牌子，由社区现有组织承接',
    en: 'Drop it; the bodies that the community already has take the work',
  },
})
