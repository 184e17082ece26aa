import type { Case } from '../case.ts'

const census = { name: '全国人口普查入户登记协助', nameEn: undefined, synonyms: ['人口普查', '人普'] }

export const cases: Case[] = [
  {
    name: 'an agricultural census under the population census',
    request: { title: '第四次全国农业普查入户登记' },
    item: census,
    hits: [
      {
        pointer: '/title',
        facts: {
          item: 'XZ-07-01',
          name: '全国人口普查入户登记协助',
          title: '第四次全国农业普查入户登记',
          other: 'DIS-07',
          otherName: '《全国农业普查条例》协助做好农业普查（村）',
        },
      },
    ],
  },
  { name: 'the population census itself', request: { title: '第八次全国人口普查入户登记' }, item: census, hits: [] },
  { name: 'by an everyday word', request: { title: '2030年人普摸底' }, item: census, hits: [] },
  {
    name: 'the title names another item of the list',
    request: { title: '亲属关系登记台账更新' },
    hits: [
      {
        pointer: '/title',
        facts: {
          item: 'XZ-07-01',
          name: '协助社区矫正',
          nameEn: 'Assist with community correction',
          title: '亲属关系登记台账更新',
          other: 'QX-01-01',
          otherName: '亲属关系登记台账',
        },
      },
    ],
  },
  { name: 'unlike, and like nothing else', request: { title: '三月份例行安排' }, hits: [] },
  { name: 'work off the list has no item to be unlike', request: { title: '农业普查' }, item: null, hits: [] },
]
