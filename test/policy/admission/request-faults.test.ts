// Faults of a request that its schema cannot name: all at once, and none invented.

import t from 'tap'
import { communityFaults, quantityFaults, requestFaults } from '../../../src/policy/admission/request-faults.ts'
import type { RecordReads } from '../../../src/policy/ports.ts'
import type { Community, Fee } from '../../../src/policy/terms.ts'
import { soundRequest } from '../../a-service.ts'
import fc from '../../properties.ts'

const pointers = (faults: { pointer: string }[]) => faults.map(({ pointer }) => pointer)

t.test('the sound request has none', async (t) => t.strictSame(requestFaults(soundRequest()), []))

t.test('whatever comes, it answers', async (t) => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), fc.anything(), (a, b, c) => {
      for (const body of [
        a,
        { period: a, targets: b, support: c, plan: a },
        { targets: [a, b], support: { funding: c }, period: { from: a, until: b } },
        { support: { funding: { instalments: [a, b] } }, plan: { bases: [c] } },
      ])
        for (const { pointer, text } of requestFaults(body))
          if (!pointer.startsWith('/') || !text.zh || !text.en) throw new Error(pointer)
    }),
  )
  t.pass()
})

t.test('percents make 100', async (t) => {
  const at = '/support/funding/instalments'
  const of = (...percents: unknown[]) =>
    pointers(
      requestFaults({
        support: { funding: { instalments: percents.map((percent) => ({ dueOn: '2027-03-01', percent })) } },
      }),
    )
  t.strictSame(of(100), [])
  t.strictSame(of(33, 33, 34), [])
  t.strictSame(of(99), [at])
  t.strictSame(of(50, 51), [at])
  t.strictSame(of('50', 40), [], 'what is no number is the schema’s to name')
})

t.test('days in order, communities once, sums that can be counted', async (t) => {
  const [target] = soundRequest().targets
  t.strictSame(
    pointers(requestFaults(soundRequest({ period: { from: '2027-03-01', until: '2027-03-01' } }))),
    [],
    'one day',
  )
  t.strictSame(pointers(requestFaults(soundRequest({ period: { from: '2027-03-02', until: '2027-03-01' } }))), [
    '/period/until',
  ])
  t.strictSame(pointers(requestFaults(soundRequest({ targets: [target, target, target] }))), [
    '/targets/1/community',
    '/targets/2/community',
  ])
  const most = Number.MAX_SAFE_INTEGER
  const sums = (...amounts: number[]) =>
    pointers(requestFaults({ targets: amounts.map((amountFen, i) => ({ community: `c${i}`, amountFen })) }))
  t.strictSame(sums(most), [])
  t.strictSame(sums(most - 1, 1), [])
  t.strictSame(sums(most, 1), ['/targets'])
  t.strictSame(pointers(requestFaults({ plan: { bases: [{ from: '2027-03-02', until: '2027-03-01' }] } })), [
    '/plan/bases/0/until',
  ])
})

t.test('communities are registered, and of one jurisdiction', async (t) => {
  const known = new Map<string, string>([
    ['a', '990105'],
    ['b', '990105'],
    ['c', '440305'],
  ])
  const read = {
    community: (code: string) => (known.has(code) ? ({ code, jurisdiction: known.get(code) } as Community) : undefined),
  } as RecordReads
  const of = (...codes: unknown[]) => communityFaults({ targets: codes.map((community) => ({ community })) }, read)
  t.match(of('a', 'b'), { faults: { length: 0 }, jurisdiction: '990105' })
  t.strictSame(pointers(of('a', 'c', 'b', 'x').faults), ['/targets/1/community', '/targets/3/community'])
  t.match(of('x'), { jurisdiction: undefined })
  t.strictSame(of(1, null).faults, [], 'what is no code is the schema’s to name')
  t.strictSame(communityFaults('text', read).faults, [])
})

t.test('a fee that counts something needs a quantity', async (t) => {
  const fee = (per: Fee['per'], unitFen = 100): Fee => ({ unitFen, per, every: 'once' })
  const request = soundRequest({ targets: [{ community: 'a' }, { community: 'b', quantity: 2 }] })
  t.strictSame(pointers(quantityFaults(request, fee('person'))), ['/targets/0/quantity'])
  t.strictSame(quantityFaults(request, fee('community')), [])
  t.strictSame(quantityFaults(request, undefined), [])
  t.strictSame(pointers(quantityFaults(request, fee('visit', Number.MAX_SAFE_INTEGER))), [
    '/targets/0/quantity',
    '/targets/1/quantity',
  ])
})
