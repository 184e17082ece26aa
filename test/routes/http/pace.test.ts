import t from 'tap'
import { aService, soundRequest } from '../../a-service.ts'

t.test('a rate holds for each key by itself, and lets a burst through', async (t) => {
  const service = await aService({ ratePerSecond: 5 })
  t.teardown(() => service.close())
  const ask = async (who: 'justice' | 'civil') =>
    (await service.call(who, 'GET', '/v1/organisations/990105-SFJ')).status
  for (let n = 0; n < 10; n++) t.equal(await ask('justice'), 200)
  const { status, body, headers } = await service.call('justice', 'GET', '/v1/organisations/990105-SFJ')
  t.equal(status, 429)
  t.equal(body.code, 'too-many-requests')
  t.ok(headers['retry-after'])
  t.equal(await ask('civil'), 200, 'another key is not held back')
  service.clock.add(200)
  t.equal(await ask('justice'), 200, 'a fifth of a second later there is one again')
  t.equal(await ask('justice'), 429)
})

t.test('whoever asks for many communities at once may, and then waits as long as for each by itself', async (t) => {
  const service = await aService({ ratePerSecond: 5 })
  t.teardown(() => service.close())
  const targets = Array.from({ length: 30 }, (_, i) => ({
    community: `99010500${1000 + i}`,
    quantity: 1,
    amountFen: 1,
  }))
  const many = { ...soundRequest(), targets }
  t.equal((await service.call('justice', 'POST', '/v1/checks', many)).status, 400, 'judged as it is')
  const ask = async () => (await service.call('justice', 'GET', '/v1/organisations/990105-SFJ')).status
  t.equal(await ask(), 429)
  service.clock.add(4000)
  t.equal(await ask(), 429, '30 cost six seconds, of which two were saved up')
  service.clock.add(400)
  t.equal(await ask(), 200)
  t.equal((await service.call('civil', 'GET', '/v1/organisations/990105-SFJ')).status, 200)
})

t.test('without a rate nobody is held back', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  for (let n = 0; n < 50; n++) t.equal((await service.call('justice', 'GET', '/v1/organisations')).status, 200)
})
