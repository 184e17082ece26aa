// GET /v1/me: whose key this is.
import t from 'tap'
import { aService } from '../../a-service.ts'

const service = await aService()
t.teardown(() => service.close())
const me = async (who?: Parameters<typeof service.call>[0]) => service.call(who, 'GET', '/v1/me')

t.test('happy: each hears who it is, and of nobody else', async (t) => {
  t.match((await me('justice')).body, {
    role: 'organisation',
    organisation: '990105-SFJ',
    organisationName: '样例区司法局',
  })
  t.match((await me('community')).body, { role: 'community', community: '990105001001', communityName: '听荷社区' })
  t.match((await me('keeper')).body, { id: 'k-keeper', role: 'list-keeper', jurisdiction: '990105', createdAt: /Z$/ })
  t.match((await me('operator')).body, { role: 'operator' })
})

t.test('forbidden: without a key', async (t) => {
  t.match(await me(undefined), { status: 401 })
})
