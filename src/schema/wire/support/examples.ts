// Request examples of what happens to obligations. They are run as tests, one after another, on one admitted assignment.

export const delivery = {
  commitment: 'a78.1.f1',
  deliveredOn: '2027-03-01',
  amountFen: 75_000,
  voucher: '拨付凭证 2027-018',
}
export const answer = { received: true, receivedOn: '2027-03-01' }
export const assignmentDelivery = { kind: 'staff', deliveredOn: '2027-03-01' }
export const deliveriesAnswer = { deliveries: ['d86', 'd87'], received: true }
export const completion = { completedOn: '2027-11-30', note: '全年走访任务已完成' }
export const unadmittedWork = {
  organisation: '990105-MZJ',
  title: '报送高龄老人纸质台账',
  receivedOn: '2027-03-01',
  description: '未经准入，在工作群内要求三日内报送纸质台账',
}
