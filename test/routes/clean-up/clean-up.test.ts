// 清理: the inventory from a workbook, what became of each line, the sentence of it, and the same again refused.
import t from 'tap'
import { cleanUpSheets } from '../../../src/formats/workbook/clean-up.ts'
import { writeWorkbook } from '../../../src/formats/workbook/write.ts'
import type { CleanUpKind, CleanUpLine } from '../../../src/policy/terms.ts'
import { mediaTypes } from '../../../src/routes/http/accept.ts'
import { aService, type Holder, soundRequest, type TestService } from '../../a-service.ts'

const communities = ['990105001001', '990105002001']
const at = '/v1/clean-up'

async function file(lines: readonly CleanUpLine[]): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of writeWorkbook(cleanUpSheets(lines))) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}
const put = (service: TestService, payload: Buffer | object, who: Holder = 'keeper') =>
  service.call(who, 'PUT', at, payload, Buffer.isBuffer(payload) ? { 'content-type': mediaTypes.xlsx } : {})
const dispose = (service: TestService, code: string, body: object, who: Holder = 'keeper') =>
  service.call(who, 'POST', `${at}/${code}/disposal`, body)

/** As many lines of each kind as Jianye had (001); what they were called is not said there. */
const jianye: readonly (readonly [CleanUpKind, number])[] = [
  ['task', 25],
  ['appraisal', 48],
  ['organisation', 42],
  ['ledger', 72],
  ['platform', 20],
]
const inventory = jianye.flatMap(([kind, count]) =>
  Array.from(
    { length: count },
    (_, i): CleanUpLine => ({
      code: `${kind}-${String(i + 1).padStart(2, '0')}`,
      kind,
      name: `第${i + 1}项（${kind}）`,
      organisation: i % 2 === 0 ? '990105-MZJ' : '990105-SFJ',
      communities: i % 3 === 0 ? communities : communities.slice(0, 1),
    }),
  ),
)
const line: CleanUpLine = {
  code: 'QL-001',
  kind: 'ledger',
  name: '高龄老人纸质台账',
  organisation: '990105-MZJ',
  communities,
}

t.test('happy', async (t) => {
  t.test('Jianye’s line: uploaded, disposed of, and the sentence of 001 with its numbers', async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const size = service.store.log.size()
    const payload = await file(inventory)
    t.match(await put(service, payload), { status: 200, body: { created: 207, changed: 0, unchanged: 0 } })
    t.equal(service.store.log.size(), size + 207, 'an entry each')
    t.match((await put(service, payload)).body, { created: 0, unchanged: 207 }, 'the file again changes nothing')
    t.match((await service.call('auditor', 'GET', `${at}/summary`)).body, {
      sentence: '',
      total: { before: 207, after: 207, open: 207 },
    })
    for (const { code, kind } of inventory) {
      const body = kind === 'platform' ? { as: 'merged', into: '一表通' } : { as: 'cancelled' }
      const done = await dispose(service, code, body)
      if (done.status !== 201) t.fail(`${code}: ${done.text}`)
    }
    const { body } = await service.call('auditor', 'GET', `${at}/summary`)
    t.equal(body.sentence, '取消25项工作任务、48类评比、42个机构、72项台账，整合20个社区网络平台')
    t.match(body.total, { before: 207, after: 1, cancelled: 187, merged: 20, open: 0 })
    t.strictSame(
      body.items.map(({ key, name, before, after }: Record<string, unknown>) => [key, name, before, after]),
      [
        ['task', '工作任务', 25, 0],
        ['appraisal', '评比', 48, 0],
        ['organisation', '机构', 42, 0],
        ['ledger', '台账', 72, 0],
        ['platform', '社区网络平台', 20, 1],
      ],
    )
    const by = async (key: string) =>
      (await service.call('auditor', 'GET', `${at}/summary?by=${key}`)).body.items.map(
        (one: Record<string, unknown>) => [one.key, one.name, one.before, one.after],
      )
    t.strictSame(await by('community'), [
      ['990105001001', '听荷社区', 207, 1],
      ['990105002001', (await service.call('auditor', 'GET', '/v1/communities/990105002001')).body.name, 70, 1],
    ])
    t.strictSame(await by('organisation'), [
      ['990105-MZJ', '样例区民政局', 104, 1],
      ['990105-SFJ', '样例区司法局', 103, 1],
    ])
    t.match(
      (await service.call('auditor', 'GET', `${at}/summary`, undefined, { 'accept-language': 'en' })).body.sentence,
      '25 tasks, 48 appraisals, 42 organisations, 72 ledgers cancelled; 20 platforms merged',
    )
  })

  t.test(
    'kept as an item, returned to a department, taken back by a street; a correction is another disposal',
    async (t) => {
      const service = await aService()
      t.teardown(() => service.close())
      await put(service, { jurisdiction: '990105', lines: [{ ...line, name: '写错的名称' }] })
      t.match(
        (await put(service, { jurisdiction: '990105', lines: [line] })).body,
        { created: 0, changed: 1 },
        'a slip',
      )
      t.match(await dispose(service, line.code, { as: 'kept', item: 'XZ-07-01' }), {
        status: 201,
        body: {
          ...line,
          jurisdiction: '990105',
          organisationName: '样例区民政局',
          disposal: { as: 'kept', item: 'XZ-07-01' },
        },
      })
      t.match(await dispose(service, line.code, { as: 'kept', item: 'XZ-07-01' }), {
        status: 409,
        body: { code: 'wrong-state' },
      })
      t.match((await dispose(service, line.code, { as: 'returned', organisation: '990105-MZJ' })).body.disposal, {
        as: 'returned',
        organisation: '990105-MZJ',
      })
      t.strictSame(
        (await dispose(service, line.code, { as: 'taken-back', organisation: '990105-JD01' })).body.disposal,
        {
          as: 'taken-back',
          on: '2026-11-23',
          organisation: '990105-JD01',
        },
      )
      const { items } = (await service.call('community', 'GET', `${at}?disposal=taken-back&community=990105002001`))
        .body
      t.match(items, [{ code: line.code }])
      t.strictSame((await service.call('community', 'GET', `${at}?disposal=open`)).body.items, [])
      t.match((await service.call('community', 'GET', `${at}/summary`)).body.sentence, '收回1项台账')
    },
  )

  t.test('what was cancelled and is asked for again is rejected, and says when it was cancelled', async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const task: CleanUpLine = { ...line, code: 'QL-002', kind: 'task', name: '评先评优材料汇编' }
    await put(service, { jurisdiction: '990105', lines: [line, task] })
    const ask = async (changes: object) =>
      (await service.call('justice', 'POST', '/v1/checks', soundRequest(changes))).body
    const demands = [{ kind: 'ledger', name: '高龄老人（纸质）台账' }]
    const before = await ask({ demands })
    t.notOk(before.findings.some(({ rule }: { rule: string }) => rule === 'cancelled-before'))
    await dispose(service, line.code, { as: 'cancelled' })
    const again = await ask({ demands })
    t.equal(again.outcome, 'rejected')
    t.match(
      again.findings.find(({ rule }: { rule: string }) => rule === 'cancelled-before'),
      { pointer: '/demands/0', message: /已于 2026-11-23 清理取消（清理事项 QL-001）/ },
    )
    await dispose(service, task.code, { as: 'cancelled' })
    const titled = await ask({ title: '评先评优材料汇编' })
    t.match(
      titled.findings.find(({ rule }: { rule: string }) => rule === 'cancelled-before'),
      { pointer: '/title' },
    )
    const replayed = await service.call('auditor', 'POST', `/v1/log/entries/${titled.log.index}/replay`, {})
    t.match(replayed.body, { same: true })
    await dispose(service, line.code, { as: 'kept', item: 'XZ-07-01' })
    const kept = await ask({ demands })
    t.notOk(
      kept.findings.some(({ rule }: { rule: string }) => rule === 'cancelled-before'),
      'corrected at once',
    )
  })
})

t.test('wrong', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const size = service.store.log.size()
  const bad = {
    jurisdiction: '990105',
    lines: [
      line,
      { ...line, organisation: '990105-XX', communities: ['990105001001', '990105009009'] },
      { ...line, code: 'x y', kind: 'duty', communities: [] },
    ],
  }
  t.match(await put(service, bad), {
    status: 400,
    body: {
      errors: [
        { pointer: '/lines/2/code' },
        { pointer: '/lines/2/kind' },
        { pointer: '/lines/2/communities' },
        { pointer: '/lines/1/code' },
        { pointer: '/lines/1/organisation' },
        { pointer: '/lines/1/communities/1' },
      ],
    },
  })
  const told = await put(service, await file([line, { ...line, code: 'QL-002', communities: ['990105009009'] }]))
  t.match(told, { status: 400, body: { errors: [{ sheet: '清理事项', row: 3, column: 'E' }] } })
  t.equal(service.store.log.size(), size, 'nothing of it is recorded')
  t.equal((await put(service, Buffer.from('no workbook'))).status, 400)

  t.equal((await dispose(service, 'QL-009', { as: 'cancelled' })).status, 404)
  await put(service, { jurisdiction: '990105', lines: [line] })
  for (const [body, pointers] of [
    [{ as: 'merged' }, ['/into']],
    [{ as: 'kept' }, ['/item']],
    [{ as: 'returned' }, ['/organisation']],
    [{ as: 'cancelled', into: 'x', item: 'XZ-07-01', organisation: '990105-MZJ' }, ['/into', '/item', '/organisation']],
    [{ as: 'kept', item: 'XZ-99-99' }, ['/item']],
    [{ as: 'returned', organisation: '990105-XX' }, ['/organisation']],
    [{ as: 'taken-back', organisation: '990105-MZJ' }, ['/organisation']],
    [{ as: 'gone' }, ['/as']],
  ] as const) {
    const { status, body: no } = await dispose(service, line.code, body)
    t.equal(status, 400, JSON.stringify(body))
    t.strictSame(
      no.errors.map(({ pointer }: { pointer: string }) => pointer),
      pointers,
    )
  }
  await dispose(service, line.code, { as: 'cancelled' })
  t.match(await put(service, { jurisdiction: '990105', lines: [{ ...line, name: '别的' }] }), {
    status: 400,
    body: { errors: [{ pointer: '/lines/0/code', message: /已于 2026-11-23 处置/ }] },
  })
  t.match((await put(service, { jurisdiction: '990105', lines: [line] })).body, { unchanged: 1 })
})

t.test('forbidden', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const own = { jurisdiction: '990105', lines: [line] }
  for (const who of ['justice', 'community', 'reviewer', 'auditor', 'elsewhereKeeper'] as const)
    t.equal((await put(service, own, who)).status, 403, who)
  await put(service, own)
  t.equal((await dispose(service, line.code, { as: 'cancelled' }, 'reviewer')).status, 403)
  const foreign = await dispose(service, line.code, { as: 'merged', x: 1 }, 'elsewhereKeeper')
  t.strictSame(
    foreign.body.errors?.map(({ pointer }: { pointer: string }) => pointer),
    ['/x'],
    'the shape alone',
  )
  t.equal((await dispose(service, line.code, { as: 'cancelled' }, 'elsewhereKeeper')).status, 403)
})
