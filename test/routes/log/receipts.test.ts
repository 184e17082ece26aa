import Database from 'better-sqlite3'
import t from 'tap'
import { verifyReceipt } from '../../../src/policy/log/receipt.ts'
import { aService, soundRequest } from '../../a-service.ts'
import { aFolder } from '../../store/a-file.ts'

t.test('happy: whoever got a decision takes a receipt home that verifies offline', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { body } = await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  const { index, leafHash } = body.log
  const key = (await service.call(undefined, 'GET', '/v1/log/key')).text.trim()
  for (const who of ['justice', 'community', 'reviewer', 'auditor'] as const) {
    const { status, text, headers } = await service.call(who, 'GET', `/v1/log/entries/${index}/receipt`)
    t.equal(status, 200, who)
    t.match(headers['content-disposition'], `zhunru-receipt-${index}.json`)
    const report = verifyReceipt(text, { key })
    t.match(report, { verdict: 'whole', trusted: true, shown: true, entry: { index, leafHash } })
  }
  const { text } = await service.call('justice', 'GET', `/v1/log/entries/${index}/receipt`)
  const altered = JSON.parse(text)
  altered.entry.body.decision.outcome = 'admitted'
  t.equal(verifyReceipt(JSON.stringify(altered), { key }).verdict, 'wrong')
  altered.entry = JSON.parse(text).entry
  altered.proof.index--
  t.equal(verifyReceipt(JSON.stringify(altered), { key }).verdict, 'wrong')
})

t.test('of a body that was changed since, no receipt is handed out', async (t) => {
  const { folder, remove } = aFolder()
  t.teardown(remove)
  const service = await aService({ database: `file:${folder}/log.db` })
  t.teardown(() => service.app.close())
  const { body } = await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  const url = `/v1/log/entries/${body.log.index}/receipt`
  t.equal((await service.call('justice', 'GET', url)).status, 200)
  const raw = new Database(`${folder}/log.db`)
  raw.prepare(`update entries set body = replace(body, 'rejected', 'admitted') where "index" = ?`).run(body.log.index)
  raw.close()
  t.match(await service.call('justice', 'GET', url), { status: 503, body: { code: 'cannot-sign' } })
})

t.test('wrong: no such entry', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  t.equal((await service.call('auditor', 'GET', '/v1/log/entries/9999/receipt')).status, 404)
  t.equal((await service.call('auditor', 'GET', '/v1/log/entries/-1/receipt')).status, 400)
})

t.test('forbidden: for those whom the decision concerns', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { body } = await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  const url = `/v1/log/entries/${body.log.index}/receipt`
  for (const who of ['civil', 'otherCommunity', 'elsewhere', 'operator', 'keeper'] as const)
    t.equal((await service.call(who, 'GET', url)).status, 403, who)
  t.equal((await service.call(undefined, 'GET', url)).status, 401)
})
