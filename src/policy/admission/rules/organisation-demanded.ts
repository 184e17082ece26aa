import type { Demand } from '../../terms.ts'
import { demandRule } from '../rulebook/demand.ts'

/** Bodies that statutes themselves found: 居委会组织法 art. 9, 13 and 36, 消防法 art. 41, 自然灾害救助条例 art. 12. As they are named, with the community before or not. */
const statutory = [
  '人民调解委员会',
  '治安保卫委员会',
  '公共卫生委员会',
  '环境和物业管理委员会',
  '老年人和妇女儿童工作委员会',
  '老年人工作委员会',
  '妇女儿童工作委员会',
  '委员会',
  '居民小组',
  '居务监督委员会',
  '志愿消防队',
  '灾害信息员',
]

/** No new bodies and plaques in a community, but for those that a statute founds. */
export const organisationDemanded = demandRule('organisation', {
  sources: ['mca-2015-136-3', 'committee-law-43-2', 'committee-law-9', 'committee-law-36', 'jianye-cancelled'],
  zh: ({ name }) => `附带要求“${name}”属于在社区新设机构或者挂牌，法律未规定设立，清单也未列为本事项的允许事项`,
  en: ({ name }) =>
    `The demand "${name}" sets up a body or a plaque in the community that no statute founds and the list does not allow this item`,
  remedy: {
    zh: '删去该机构或者牌子，由社区现有组织承接',
    en: 'Drop it; the bodies that the community already has take the work',
  },
  passes: isStatutory,
})

function isStatutory({ name }: Demand): boolean {
  const bare = name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(依法)?(设立|成立|组建|建立)/, '')
    .replace(/^本?(社区|居民委员会|居委会)/, '')
    .replace(/^下设的?/, '')
  return statutory.includes(bare)
}
