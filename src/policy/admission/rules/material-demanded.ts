import { demandRule } from '../rulebook/demand.ts'

/** Work is shown by its result, not by paper and pictures of it. */
export const materialDemanded = demandRule('material', {
  sources: ['jianfu-2024', 'zhengwu-app-2026', 'fingertip-2023', 'data-sharing-19', 'committee-law-43-2'],
  zh: ({ name }) => `附带要求“${name}”属报送材料、截图照片等要求，清单未列为本事项的允许事项`,
  en: ({ name }) =>
    `The demand "${name}" is paper, pictures or screenshots to be handed in, which the list does not allow this item`,
  remedy: {
    zh: '删去该项要求，使用本事项规定的记录；已有数据通过政务数据共享取得',
    en: "Drop it and use the item's own record; get data that is there by government data sharing",
  },
})
