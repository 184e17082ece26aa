import t from 'tap'
import { aService, soundRequest } from '../../a-service.ts'

// A schema names some faults, the record others: whoever asks hears of all of them at once.

t.test('every body: what the schema finds and what the record finds, in one answer', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { body: assignment } = await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  const [obligation] = assignment.obligations
  const before = service.store.log.size()
  const faults = async (who: Parameters<typeof service.call>[0], method: string, url: string, body: unknown) => {
    const answer = await service.call(who, method, url, body)
    t.equal(answer.status, 400, url)
    return answer.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()
  }

  t.strictSame(
    await faults('justice', 'POST', `/v1/obligations/${obligation}/deliveries`, {
      commitment: 'a1.1.f9',
      deliveredOn: '2099-01-01',
      bogus: 1,
    }),
    ['/bogus', '/commitment', '/deliveredOn'],
  )
  t.strictSame(
    await faults('community', 'POST', `/v1/obligations/${obligation}/completion`, {
      completedOn: '2099-01-01',
      bogus: 1,
    }),
    ['/bogus', '/completedOn'],
  )
  t.strictSame(
    await faults('keeper', 'PUT', '/v1/communities/320105009009', {
      name: '示例社区',
      jurisdiction: '320105',
      street: '320105-NONE',
      households: -1,
      residents: 1,
    }),
    ['/households', '/street'],
  )
  for (const body of [undefined, 'null', '[]', '7'])
    t.equal((await service.call('keeper', 'PUT', '/v1/communities/320105009009', body)).status, 400, String(body))
  for (const url of ['deliveries', 'completion', 'refusal', 'resumption'])
    for (const who of ['justice', 'community'] as const)
      for (const body of [undefined, 'null', '[]', '{}', '{"commitment":7,"completedOn":[],"reason":{}}'])
        t.ok(
          (await service.call(who, 'POST', `/v1/obligations/${obligation}/${url}`, body)).status < 500,
          `${url} ${body}`,
        )
  t.equal(service.store.log.size(), before, 'nothing was recorded')
})
