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
  t.equal(best('*/*, application/json;q=0'), 'text/csv', 'the more specific range decides, also where it says no')
  t.equal(best('application/x-ndjson;version=1'), 'application/x-ndjson')
})

t.test('wrong', async (t) => {
  for (const accept of ['image/png', 'application/json;q=0', '*/*;q=0', 'json', 'text/csv;q=9', ',;,'])
    t.throws(() => best(accept), { message: 'not-acceptable' }, accept)
})
