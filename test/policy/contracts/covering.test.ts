// Which contract covers a piece of work, to the day; of an outlet, one that the contract's provider runs there.
import t from 'tap'
import { contractsOf } from '../../../src/policy/contracts/covering.ts'
import type { RecordReads } from '../../../src/policy/ports.ts'
import type { Row } from '../../../src/policy/record/rows.ts'
import type { AssignmentRequest } from '../../../src/policy/terms.ts'
import { soundRequest } from '../../a-service.ts'

const contract: Row<'contracts'> = {
  jurisdiction: '990105',
  code: 'HT-1',
  entry: 1,
  provider: 'CJ-1',
  items: '["GF-02-02"]',
  communities: '["990105001001"]',
  fromDay: '2027-03-01',
  untilDay: '2027-12-31',
  priceFen: 1,
  instalments: '[]',
  payer: '990105-JD01',
  document: '合同',
  endedOn: null,
  reason: null,
}
const outlet = { code: 'WD-1', name: '便民点', community: '990105001001', operator: 'CJ-1', jurisdiction: '990105' }

const covered = (
  changes: Partial<AssignmentRequest> = {},
  contracts = [contract],
  outlets: Row<'outlets'>[] = [],
): Record<string, string> => {
  const read = { contractsIn: () => contracts, outletsAt: () => outlets } as unknown as RecordReads
  const request = { ...soundRequest(), item: 'GF-02-02', receiver: 'service-centre', ...changes } as AssignmentRequest
  return contractsOf(read, '990105', request)
}
const here = { '990105001001': 'HT-1' }

t.test('to the day', async (t) => {
  t.strictSame(covered(), here)
  t.strictSame(covered({}, [{ ...contract, fromDay: '2027-03-02' }]), {})
  t.strictSame(covered({}, [{ ...contract, untilDay: '2027-12-30' }]), {})
  t.strictSame(covered({}, [{ ...contract, endedOn: '2027-12-30' }]), {}, 'ended a day early')
  t.strictSame(covered({}, [{ ...contract, endedOn: '2027-12-31' }]), here)
  t.strictSame(covered({ item: 'GF-02-03' }), {})
})

t.test('of several the one that is named, else the first by code', async (t) => {
  const two = [contract, { ...contract, code: 'HT-2' }]
  t.strictSame(covered({}, two), here)
  t.strictSame(covered({ contract: 'HT-2' }, two), { '990105001001': 'HT-2' })
})

t.test('an outlet of the contract’s provider, there', async (t) => {
  t.strictSame(covered({ receiver: 'outlet' }, [contract], [outlet]), here)
  t.strictSame(covered({ receiver: 'outlet' }, [contract], [{ ...outlet, operator: 'CJ-2' }]), {})
  t.strictSame(covered({ receiver: 'outlet' }), {})
})
