import t from 'tap'
import { type Filter, matches, parseFilter } from '../../../src/policy/log/filter.ts'
import type { EntryHeader } from '../../../src/policy/log/header.ts'

const rejection: EntryHeader = {
  type: 'assignment-decided',
  at: '2027-03-01T15:59:59.999Z',
  actor: 'key:1',
  organisation: '990105-SFJ',
  communities: ['990105001001', '990105001002'],
  item: 'XZ-07-01',
  by: 'rules',
  rules: ['funding-below-standard', 'notice-too-short'],
}
const advisory: EntryHeader = { ...rejection, advisory: true }
const refusal: EntryHeader = {
  type: 'refusal',
  at: '2027-03-01T16:00:00Z',
  actor: 'key:2',
  by: 'community',
  ground: 'support-overdue',
}
const admission: EntryHeader = { type: 'assignment-decided', at: '2027-02-28T16:00:00Z', actor: 'key:1' }

t.test('days are those of Shanghai', async (t) => {
  const isOn = (day: string, at: string) => matches({ from: day, until: day }, { ...rejection, at })
  t.ok(isOn('2027-03-01', '2027-03-01T15:59:59.999Z'))
  t.ok(isOn('2027-03-02', '2027-03-01T16:00:00Z'))
  t.ok(isOn('2028-01-01', '2027-12-31T16:00:00.000Z'))
  for (const at of ['yesterday', 'never', ''])
    for (const filter of [{ from: '0000-01-01' }, { until: '9999-12-31' }, { from: '0000-01-01', until: '9999-12-31' }])
      t.notOk(matches(filter, { ...rejection, at }), 'what is no instant is on no day')
  t.ok(matches({}, { ...rejection, at: 'yesterday' }), 'and is not asked for its day where no day is asked for')
})

t.test('each member, and all together', async (t) => {
  const cases: [Filter, EntryHeader, boolean][] = [
    [{}, admission, true],
    [{ from: '2027-03-01', until: '2027-03-01' }, rejection, true],
    [{ from: '2027-03-01', until: '2027-03-01' }, admission, true],
    [{ from: '2027-03-02' }, rejection, false],
    [{ until: '2027-03-01' }, refusal, false],
    [{ from: '2027-03-01' }, { ...rejection, at: 'never' }, false],
    [{ by: 'rules' }, rejection, true],
    [{ by: 'reviewer' }, rejection, false],
    [{ ground: 'support-overdue' }, refusal, true],
    [{ ground: 'support-overdue' }, rejection, false],
    [{ organisation: '990105-SFJ' }, rejection, true],
    [{ organisation: '990105-SFJ' }, refusal, false],
    [{ community: '990105001002' }, rejection, true],
    [{ community: '99010500100' }, rejection, false],
    [{ community: '990105001002' }, refusal, false],
    [{ rule: 'notice-too-short' }, rejection, true],
    [{ rule: 'notice' }, rejection, false],
    [{ item: 'XZ-07-01' }, rejection, true],
    [{ item: 'XZ-07-02' }, rejection, false],
    [{ type: 'refusal' }, refusal, true],
    [{ type: 'refusal' }, rejection, false],
    [{ advisory: true }, advisory, true],
    [{ advisory: true }, rejection, false],
    [{ advisory: false }, advisory, false],
    [{ advisory: false }, rejection, true],
    [{ rejections: true }, refusal, true],
    [{ rejections: true }, admission, false],
    [{ rejections: false }, admission, true],
    [
      { rejections: true, by: 'rules', rule: 'notice-too-short', from: '2027-03-01', organisation: '990105-SFJ' },
      rejection,
      true,
    ],
    [
      { rejections: true, by: 'rules', rule: 'notice-too-short', from: '2027-03-01', organisation: '990105-MZJ' },
      rejection,
      false,
    ],
  ]
  for (const [filter, header, expected] of cases) t.equal(matches(filter, header), expected, JSON.stringify(filter))
})

t.test('a filter half understood is not understood', async (t) => {
  t.same(parseFilter({ from: '2027-03-01', by: 'rules', advisory: false }), {
    from: '2027-03-01',
    by: 'rules',
    advisory: false,
  })
  t.same(parseFilter({}), {})
  for (const value of [
    null,
    [],
    'x',
    { colour: 'red' },
    { from: '1 March' },
    { until: '2027-02-29' },
    { by: 'nobody' },
    { advisory: 'true' },
    { rule: ['a'] },
    { toString: 'x' },
  ])
    t.equal(parseFilter(value), undefined, JSON.stringify(value))
})
