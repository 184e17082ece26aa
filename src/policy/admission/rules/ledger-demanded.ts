import { demandRule } from '../rulebook/demand.ts'

/** The item has its own record; data that government has is shared, not copied out by a community. */
export const ledgerDemanded = demandRule('ledger', {
  sources: ['jianye', 'data-sharing-19'],
  zh: ({ name }) => `附带要求“${name}”是本事项规定之外的台账、报表，或者可以通过数据共享取得的数据`,
  en: ({ name }) =>
    `The demand "${name}" is a ledger or form beyond the item's own, or data that can be had by sharing`,
  remedy: {
    zh: '删去该台账，使用事项本身规定的记录；其他单位已有的数据，通过政务数据共享取得',
    en: "Drop it and use the item's own record; get data that another body holds by government data sharing",
  },
})
