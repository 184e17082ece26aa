// Request examples of what happens to obligations. They are run as tests, one after another, on one admitted assignment.

export const delivery = {
  commitment: 'a78.1.f1',
  deliveredOn: '2027-03-01',
  amountFen: 75_000,
  voucher: '拨付凭证 2027-018',
}
export const answer = { received: true, receivedOn: '2027-03-01' }
export const reason = { reason: '经费和人员未按承诺到位' }
export const completion = { completedOn: '2027-11-30', note: '全年走访任务已完成' }
export const review = {
  outcome: 'admitted',
  reason: '确有需要，以购买服务方式准入',
  agreement: '按走访次数结算，每季度支付一次',
  conditions: ['每月向社区反馈一次'],
  until: '2027-06-30',
}
export const unadmittedWork = {
  organisation: '320105-MZJ',
  title: '报送高龄老人纸质台账',
  receivedOn: '2027-03-01',
  description: '未经准入，在工作群内要求三日内报送纸质台账',
}
