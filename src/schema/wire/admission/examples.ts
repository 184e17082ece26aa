// Request examples of the OpenAPI document. They are run as tests on the sample: each is taken as it stands.

export const soundAssignment = {
  item: 'XZ-07-01',
  title: '2027年度社区矫正协助',
  receiver: 'residents-committee',
  role: 'cooperating',
  period: { from: '2027-03-01', until: '2027-12-31' },
  timesPerMonth: 2,
  targets: [{ community: '990105001001', quantity: 3, amountFen: 150_000 }],
  support: {
    funding: {
      payer: '990105-SFJ',
      budgetLine: '2027-SFJ-013',
      instalments: [
        { dueOn: '2027-03-01', percent: 50 },
        { dueOn: '2027-08-01', percent: 50 },
      ],
    },
    staff: [{ role: '司法社工', count: 1, from: '2027-03-01' }],
    guidance: { contact: '社区矫正科', trainingOn: '2027-02-20' },
    authority: ['矫正对象名单查询'],
  },
  demands: [{ kind: 'ledger', name: '矫正走访记录' }],
}

/** Not on the list: it needs a written application with an implementation plan. */
export const offListAssignment = {
  title: '2027年度重点路段夜间照明意见征集',
  receiver: 'service-station',
  role: 'cooperating',
  period: { from: '2027-03-01', until: '2027-03-31' },
  targets: [{ community: '990105001002', amountFen: 80_000 }],
  support: {
    funding: {
      payer: '990105-SFJ',
      budgetLine: '2027-SFJ-013',
      instalments: [{ dueOn: '2027-03-01', percent: 100 }],
    },
  },
  plan: {
    reason: '清单没有此类事项，需一次性征集居民意见',
    content: '上门征集意见一轮，汇总成一份意见表',
    agreement: '按购买服务支付，验收后结清',
    bases: [{ title: '社区矫正法', article: '12', force: 'shall-assist', from: '2020-07-01' }],
  },
}

export const review = {
  outcome: 'admitted',
  reason: '确有需要，以购买服务方式准入',
  agreement: '按走访次数结算，每季度支付一次',
  conditions: ['每月向社区反馈一次'],
  until: '2027-06-30',
}
