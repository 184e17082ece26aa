// Content negotiation: which of the formats on offer.
import t from 'tap'
import { preferred } from '../../../src/routes/http/accept.ts'

const offered = ['application/json', 'text/csv', 'application/x-ndjson'] as const
const best = (accept?: string) => preferred({ headers: accept === undefined ? {} : { accept } }, offered)

t.test('happy', async (t) => {
  for (const accept of [
    undefined,
    '',
    '*/*',
    'application/*',
    'text/html, */*;q=0.1',
    'APPLICATION/JSON; charset=utf-8',
  ])
    t.equal(best(accept), 'application/json', String(accept))
  t.equal(best('text/csv'), 'text/csv')
  t.equal(best('text/*'), 'text/csv')
  t.equal(best('application/json;q=0.4, text/csv;q=0.5'), 'text/csv')
  t.equal(best('application/json;q=0.5, text/csv;q=0.5'), 'application/json', 'of equals the first on offer')
  t.equal(best('text/csv, application/json'), 'text/csv', 'or what the caller names first')
  t.equal(best('*/*, text/csv'), 'text/csv', 'or more exactly')
  t.equal(best('application/json;Q=0.1 , text/csv;q=.9;header=present'), 'text/csv')
  t.equal(best('*/*, application/json;q=0'), 'text/csv', 'the more specific range decides, also where it says no')
  t.equal(best('application/x-ndjson;version=1'), 'application/x-ndjson')
})

t.test('wrong', async (t) => {
  for (const accept of ['image/png', 'application/json;q=0', '*/*;q=0', 'json', 'text/csv;q=9', ',;,'])
    t.throws(() => best(accept), { message: 'not-acceptable' }, accept)
})

t.test('a header longer than any browser’s is not looked at', async (t) => {
  const filled = (to: number) => 'text/csv,application/json;q=0'.padEnd(to)
  t.equal(best(filled(1_000)), 'text/csv')
  t.equal(best(filled(1_001)), 'application/json', 'as if none had come')
  for (const hostile of [filled(15_500), `${'a/b;q="'.repeat(2_000)}`, ';q='.repeat(5_000), ','.repeat(15_000)])
    t.equal(best(hostile), 'application/json')
  // Short enough to be looked at, and the worst that fits in.
  for (const hostile of [
    `text/x;${' '.repeat(900)}x`,
    'a/b;'.repeat(240),
    ';q=\t'.repeat(200),
    '"\\'.repeat(400),
    ','.repeat(900),
  ])
    t.throws(() => best(`${hostile},image/png`), { message: 'not-acceptable' })
})
