import { demandRule } from '../rulebook/demand.ts'

/** The item has its own record; data that government has is shared, not copied out by a community. */
export const ledgerDemanded = demandRule('ledger', {
  sources: ['data-sharing-19', 'zhengwu-app-2026', 'committee-law-43-2', 'beijing-street-32', 'jianye-cancelled'],
  zh: ({ name, meant }) =>
    meant === undefined
      ? `附带要求“${name}”属清单未列明的台账、报表`
      : `附带要求“${name}”属清单未列明的台账、报表；清单列明的是“${meant}”`,
  en: ({ name, meant }) =>
    `The demand "${name}" is a ledger or form that the list does not name${meant === undefined ? '' : `; it names "${meant}"`}`,
  remedy: {
    zh: '删去该台账、报表，使用本事项规定的记录；其他单位已有的数据，通过政务数据共享取得',
    en: "Drop it and use the item's own record; get data that another body holds by government data sharing",
  },
})
