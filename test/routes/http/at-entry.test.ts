import t from 'tap'
import { aService, soundRequest, type TestService } from '../../a-service.ts'

/** Referred, then reviewed, then withdrawn; another at once; each at its own entry. */
async function withLife(): Promise<{ service: TestService; id: string; first: number; ended: number }> {
  const service = await aService()
  const plan = {
    reason: '需要',
    content: '做',
    agreement: '协议',
    bases: [{ title: '社区矫正法', article: '12', force: 'shall-assist', from: '2020-07-01' }],
  }
  const { body } = await service.call(
    'justice',
    'POST',
    '/v1/assignments',
    soundRequest({ item: undefined, demands: [], plan }),
  )
  if (body.status !== 'in-review') throw new Error(JSON.stringify(body.decision.findings))
  await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  const reviewed = await service.call('reviewer', 'POST', `/v1/assignments/${body.id}/review`, {
    outcome: 'admitted',
    reason: '同意',
    agreement: '协议',
  })
  if (reviewed.status !== 200 && reviewed.status !== 201) throw new Error(reviewed.text)
  const withdrawn = await service.call('justice', 'POST', `/v1/assignments/${body.id}/withdrawal`, {
    reason: '不再需要',
  })
  if (withdrawn.status !== 200 && withdrawn.status !== 201) throw new Error(withdrawn.text)
  return { service, id: body.id, first: body.log.index, ended: service.store.log.size() - 1 }
}

t.test('happy: an assignment and a community as they were known then', async (t) => {
  const { service, id, first, ended } = await withLife()
  t.teardown(() => service.close())
  const get = async (path: string) => service.call('auditor', 'GET', `/v1/${path}`)
  const statusAt = async (at: number) => (await get(`assignments/${id}?at=${at}`)).body.status
  t.equal(await statusAt(first), 'in-review')
  t.equal(await statusAt(first + 1), 'in-review')
  t.equal(await statusAt(first + 2), 'admitted')
  t.equal(await statusAt(ended), 'withdrawn')
  t.equal((await get(`assignments/${id}`)).body.status, 'withdrawn')
  t.equal((await get(`assignments/${id}?at=${first - 1}`)).status, 404)

  const url = 'communities/990105001001/obligations?limit=500&on=2027-06-01'
  const assigned = async (at: number) =>
    (await get(`${url}&at=${at}`)).body.items
      .filter((one: { assignment?: string }) => one.assignment)
      .map((one: { id: string; status: string }) => `${one.id} ${one.status}`)
  t.strictSame(await assigned(first), [])
  t.strictSame(await assigned(first + 1), [`a${first + 1}.1 active`])
  t.strictSame(await assigned(first + 2), [`a${first}.1 active`, `a${first + 1}.1 active`])
  t.match((await assigned(ended))[0], /withdrawn/)
  t.strictSame((await get(`${url}&at=${ended}`)).body, (await get(url)).body, 'at the last entry it is what it is now')
  const duties = (await get(`${url}&at=0`)).body.items
  t.strictSame(duties, [], 'before the first edition there was no list')
})

t.test('wrong and forbidden: beyond the end; others', async (t) => {
  const { service, id, ended } = await withLife()
  t.teardown(() => service.close())
  for (const path of [`assignments/${id}`, 'communities/990105001001/obligations']) {
    t.match(await service.call('auditor', 'GET', `/v1/${path}?at=${ended + 1}`), {
      status: 400,
      body: { errors: [{ pointer: '/query/at' }] },
    })
    t.equal((await service.call('auditor', 'GET', `/v1/${path}?at=-1`)).status, 400)
    t.equal((await service.call('otherCommunity', 'GET', `/v1/${path}?at=${ended}`)).status, 403)
  }
})
