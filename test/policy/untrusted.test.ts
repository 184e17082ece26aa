import t from 'tap'
import { fault } from '../../src/policy/problem.ts'
import { given, malformed, pointerTo, trusted } from '../../src/policy/untrusted.ts'

const at = (pointer: string, zh = '有误') => fault(pointer, zh, 'Wrong')

t.test('a body is handed out only where its shape has no fault', async (t) => {
  const body = { reason: '保障未到位' }
  t.equal(trusted(given(body)), body)
  t.throws(() => trusted({ body, faults: [at('/reason')] }), /malformed/)
})

t.test('of a malformed body every fault is told, each place once, and the shape comes first', async (t) => {
  const faults = [at('/reason', '缺少此项'), at('/extra')]
  t.equal(malformed(given({})), undefined)
  t.equal(
    malformed(given({}), () => [at('/day')]),
    undefined,
    'what only meaning can name is not told of a sound shape here',
  )
  t.match(malformed({ body: {}, faults }), { problem: { code: 'invalid-input', errors: faults } })
  const all = malformed({ body: {}, faults }, () => [at('/reason', '过短'), at('/day')])
  t.strictSame(all?.problem.errors, [...faults, at('/day')])
})

t.test('pointers take names with / and ~ (RFC 6901, section 5)', async (t) => {
  t.equal(pointerTo(), '')
  t.equal(pointerTo('a/b'), '/a~1b')
  t.equal(pointerTo('m~n', 0, ''), '/m~0n/0/')
  t.equal(pointerTo('~1'), '/~01')
})
