import t from 'tap'
import { readWorkbook } from '../../../src/formats/workbook/read.ts'
import { aService, soundRequest } from '../../a-service.ts'

async function withHistory() {
  const service = await aService()
  const ask = (who: 'justice' | 'civil', changes: object, path = 'assignments') =>
    service.call(who, 'POST', `/v1/${path}`, soundRequest(changes))
  await ask('justice', { support: {} })
  await ask('justice', { item: undefined, title: '拉票' })
  await ask('justice', { support: {} }, 'checks')
  await ask('civil', { support: {} })
  service.clock.goTo('2026-12-01')
  await ask('justice', { support: {} })
  await ask('justice', { item: undefined, title: '拉票' })
  await ask('justice', { item: undefined, title: '清理楼道' })
  const both = ['990105002001', '990105002002'].map((community) => ({ community, quantity: 1 }))
  await ask('justice', { support: {}, targets: both })
  return service
}

t.test('happy: counted by each key, checks apart', async (t) => {
  const service = await withHistory()
  t.teardown(() => service.close())
  const by = async (key: string, days = '') =>
    (await service.call('auditor', 'GET', `/v1/rejections/summary?by=${key}${days}`)).body.items
  t.strictSame(
    (await by('organisation')).map(({ byWhom: _, ...line }: { byWhom: unknown }) => line),
    [
      { key: '990105-SFJ', name: service.store.reads.organisation('990105-SFJ')?.name, count: 7, advisory: 1 },
      { key: '990105-MZJ', name: service.store.reads.organisation('990105-MZJ')?.name, count: 1, advisory: 0 },
    ],
  )
  t.match(await by('month'), [
    { key: '2026-11', count: 4, advisory: 1 },
    { key: '2026-12', count: 4, advisory: 0 },
  ])
  t.match(await by('community'), [
    { key: '990105001001', count: 7 },
    { key: '990105002001', count: 1 },
    { key: '990105002002', count: 1 },
  ])
  t.match(await by('street'), [
    { key: '990105-JD01', name: /街道/, count: 7 },
    { key: '990105-JD02', name: /街道/, count: 1 },
  ])
  t.match(await by('organisation', '&advisory=false'), [{ count: 6, advisory: 0 }, { count: 1 }], 'checks left out')
  t.match(await by('month', '&advisory=true'), [{ key: '2026-11', count: 1, advisory: 1 }])
  t.match(await by('item'), [
    { key: 'XZ-07-01', name: /.+/, count: 5 },
    { key: 'off-list', count: 3 },
  ])
  t.match((await by('item'))[0].byWhom, { rules: 5, reviewer: 0, community: 0 })
  const rules = await by('rule')
  const plans = rules.find(({ key }: { key: string }) => key === 'plan-missing')
  t.match(plans, { name: '实施方案不全', count: 3 })
  t.match(await by('organisation', '&from=2026-12-01'), [{ key: '990105-SFJ', count: 4 }])
  t.match(await by('month', '&until=2026-11-30'), [{ key: '2026-11', count: 4 }])
  t.strictSame(await by('month', '&until=2026-11-22'), [])
})

t.test('happy: the same work asked for again after it was rejected', async (t) => {
  const service = await withHistory()
  t.teardown(() => service.close())
  const { items } = (await service.call('auditor', 'GET', '/v1/rejections/repeats')).body
  t.match(items, [
    {
      community: '990105001001',
      organisation: '990105-SFJ',
      title: '拉票',
      times: 2,
      firstOn: '2026-11-23',
      lastOn: '2026-12-01',
    },
    { community: '990105001001', organisation: '990105-SFJ', item: 'XZ-07-01', times: 2 },
  ])
  t.equal(items.length, 2, 'a check asks for nothing, another title is other work, another community too')
  const first = (await service.call('auditor', 'GET', '/v1/rejections/repeats?limit=1')).body
  t.match(first.items, [{ title: '拉票' }])
  const second = (await service.call('auditor', 'GET', `/v1/rejections/repeats?limit=1&cursor=${first.next}`)).body
  t.match(second.items, [{ item: 'XZ-07-01' }])
  t.equal(second.next, undefined)
  t.strictSame((await service.call('auditor', 'GET', '/v1/rejections/repeats?from=2026-12-01')).body.items, [])
  const asked = await service.call('auditor', 'GET', '/v1/rejections/repeats?item=XZ-07-01&organisation=990105-SFJ')
  t.equal(asked.body.items.length, 1)
})

t.test('happy: counted and repeated as workbooks, with names', async (t) => {
  const service = await withHistory()
  t.teardown(() => service.close())
  const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const sheet = async (path: string) => {
    const got = await service.call('auditor', 'GET', `/v1/rejections/${path}`, undefined, { accept })
    t.equal(got.headers['content-type'], accept, path)
    const { sheets } = await readWorkbook(got.bytes, () => 100)
    return (sheets[0]?.rows ?? []).map(({ cells }) =>
      [...cells.values()].map((one) => ('text' in one ? one.text : 'value' in one ? one.value : '')),
    )
  }
  const counted = await sheet('summary?by=organisation')
  t.strictSame(counted.slice(0, 2), [
    ['单位', '代码', '不予准入', '其中预检', '系统规则', '审核单位', '社区'],
    ['样例区司法局', '990105-SFJ', 7, 1, 7, 0, 0],
  ])
  const again = await sheet('repeats')
  t.equal(again.length, 3)
  t.match(again[1], ['听荷社区', '990105001001', '样例区司法局', '990105-SFJ', '拉票', 2, '2026-11-23', '2026-12-01'])
  t.match(again[2]?.[4], /社区矫正/)
  t.match((await service.call('auditor', 'GET', '/v1/rejections/repeats')).body.items[1], {
    organisationName: '样例区司法局',
    communityName: '听荷社区',
    itemName: /社区矫正/,
  })
})

t.test('wrong: an unknown key, a strange cursor', async (t) => {
  const service = await withHistory()
  t.teardown(() => service.close())
  for (const path of [
    'summary',
    'summary?by=colour',
    'summary?by=month&from=x',
    'repeats?cursor=AAAA',
    'repeats?limit=501',
  ])
    t.match(
      await service.call('auditor', 'GET', `/v1/rejections/${path}`),
      { status: 400, body: { code: 'invalid-input' } },
      path,
    )
})

t.test('forbidden: for auditors, and each within their jurisdiction', async (t) => {
  const service = await withHistory()
  t.teardown(() => service.close())
  for (const path of ['summary?by=month', 'repeats']) {
    t.strictSame((await service.call('elsewhere', 'GET', `/v1/rejections/${path}`)).body.items, [])
    for (const who of ['justice', 'community', 'reviewer', 'keeper', 'operator'] as const)
      t.equal((await service.call(who, 'GET', `/v1/rejections/${path}`)).status, 403)
  }
})
