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
  title: '2027年度社区矫正对象家庭服务需求走访',
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
    reason: '清单没有此类事项，需一次性了解矫正对象家庭的服务需求',
    content: '由司法社工带队，社区陪同走访一轮；走访情况由司法局汇总，不要求社区填表',
    agreement: '以购买服务方式委托社区服务站，按走访户数结算，三月底前结清',
    bases: [{ title: '中华人民共和国社区矫正法', article: '12', force: 'shall-assist', from: '2020-07-01' }],
  },
}

export const supplement = {
  plan: {
    reason: '汛情紧急，人民政府命令转移低洼地带居民',
    content: '协助通知、引导居民转移到安置点',
    agreement: '按实际人次结算，由申请单位承担全部费用',
  },
}

export const review = {
  outcome: 'admitted',
  reason: '确有需要，以购买服务方式准入',
  agreement: '按走访次数结算，每季度支付一次',
  conditions: ['每月向社区反馈一次'],
  until: '2027-06-30',
}

export const withdrawal = { reason: '社区合并，该社区不再单独承接', communities: ['990105001001'] }
export const release = { reason: '工作提前结束，双方确认剩余经费不再拨付', commitments: ['a78.1.f2'] }
