import t from 'tap'
import { aService, soundRequest } from '../a-service.ts'

t.test('happy: a fully supported request on the list is admitted at once', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { status, body, headers } = await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  t.equal(status, 201)
  t.match(body, { status: 'admitted', organisation: '320105-SFJ', decision: { outcome: 'admitted', findings: [] } })
  t.equal(headers.location, `/v1/assignments/${body.id}`)
  t.strictSame(body.obligations, [`${body.id}.1`])
  t.equal(body.log.index, body.decision.log.index)
  const again = await service.call('justice', 'GET', `/v1/assignments/${body.id}`)
  t.strictSame(again.body, body)
  const line = await service.call('finance', 'GET', '/v1/budget-lines/2027-SFJ-013')
  t.match(line.body, { committedFen: 150_000, availableFen: 450_000 })
})
