// 支出: against what came, in parts, corrected by a new entry; the account, and what is posted of it.
import t from 'tap'
import { readWorkbook } from '../../../src/formats/workbook/read.ts'
import { overspent } from '../../../src/policy/support/money-left.ts'
import fc from '../../properties.ts'
import { aLife } from '../support/a-life.ts'

const said = { spentOn: '2027-03-10', amountFen: 30_000, purpose: '走访用品', voucher: '收据 2027-031' }
const account = '/v1/communities/990105001001/account'

/** 750 yuan came on 1 March; it is 10 March. */
async function aSpender(t: { teardown(run: () => unknown): unknown }) {
  const life = await aLife(t)
  life.service.clock.goTo('2027-03-01')
  await life.deliver('f1', 75_000)
  life.service.clock.goTo('2027-03-10')
  return { ...life, spend: (body: object) => life.post('community', `/v1/obligations/${life.id}/expenditures`, body) }
}

t.test('happy', async (t) => {
  t.test('in parts, down to the last fen, and not one more', async (t) => {
    const { spend, id } = await aSpender(t)
    const first = await spend(said)
    t.match(first, {
      status: 201,
      body: {
        ...said,
        obligation: id,
        community: '990105001001',
        organisation: '990105-SFJ',
        recordedOn: '2027-03-10',
      },
    })
    t.equal(first.body.id, `x${first.body.log.index}`)
    t.equal((await spend({ ...said, amountFen: 45_000 })).status, 201)
    const more = await spend({ ...said, amountFen: 1 })
    t.match(more, { status: 409, body: { code: 'beyond-received', receivedFen: 75_000, spentFen: 75_001 } })
    t.match(more.body.detail, /已确认收到 750\.00元/)
  })

  t.test('what was not confirmed was not received', async (t) => {
    const life = await aLife(t)
    life.service.clock.goTo('2027-03-01')
    const { body: delivery } = await life.deliver('f1', 75_000, false)
    const spend = () =>
      life.post('community', `/v1/obligations/${life.id}/expenditures`, { ...said, spentOn: '2027-03-01' })
    t.match(await spend(), { status: 409, body: { code: 'beyond-received', receivedFen: 0 } })
    await life.post('community', `/v1/deliveries/${delivery.id}/confirmation`, { received: true, amountFen: 30_000 })
    t.equal((await spend()).status, 201)
  })

  t.test('a correction takes the place of what it corrects, which stays; nothing is corrected twice', async (t) => {
    const { spend, post, call } = await aSpender(t)
    const { id } = (await spend({ ...said, amountFen: 75_000 })).body
    const right = { ...said, reason: '多打一个零' }
    const made = await post('community', `/v1/expenditures/${id}/correction`, right)
    t.match(made, { status: 201, body: { ...right, corrects: id } })
    const { items } = (await call('auditor', 'GET', '/v1/expenditures')).body
    t.match(items, [
      { id, amountFen: 75_000, correctedBy: made.body.id },
      { id: made.body.id, amountFen: 30_000, corrects: id, reason: '多打一个零' },
    ])
    t.match(await post('community', `/v1/expenditures/${id}/correction`, right), {
      status: 409,
      body: { code: 'wrong-state' },
    })
    t.match(await post('community', `/v1/expenditures/${made.body.id}/correction`, right), {
      status: 409,
      body: { code: 'wrong-state' },
    })
    const never = { ...right, amountFen: 0, reason: '并未支出' }
    t.equal((await post('community', `/v1/expenditures/${made.body.id}/correction`, never)).status, 201)
    t.match((await call('community', 'GET', account)).body, {
      total: { spentFen: 0 },
      leftFen: 75_000,
      expenditures: [],
    })
    t.equal((await spend({ ...said, amountFen: 75_000 })).status, 201, 'all of it can be spent again')
  })

  t.test('an answer that takes the money back waits for the expenditures to be corrected', async (t) => {
    const { spend, post, call } = await aSpender(t)
    const { id } = (await spend(said)).body
    const { items } = (await call('community', 'GET', '/v1/deliveries')).body
    const answer = (body: object) => post('community', `/v1/deliveries/${items[0].id}/confirmation`, body)
    t.match(await answer({ received: false }), {
      status: 409,
      body: { code: 'beyond-received', receivedFen: 0, spentFen: 30_000 },
    })
    t.match(await answer({ received: true, amountFen: 29_999 }), { status: 409, body: { code: 'beyond-received' } })
    t.match(await answer({ received: true, amountFen: 30_000 }), { status: 200 })
    await post('community', `/v1/expenditures/${id}/correction`, { ...said, amountFen: 0, reason: '退回' })
    t.match(await answer({ received: false }), { status: 200 })
  })

  t.test('money that had not come by then was not spent then', async (t) => {
    const { spend } = await aSpender(t)
    t.match(await spend({ ...said, spentOn: '2027-02-28' }), {
      status: 409,
      body: { code: 'beyond-received', on: '2027-02-28', receivedFen: 0, spentFen: 30_000 },
    })
    t.equal((await spend({ ...said, spentOn: '2027-03-01' })).status, 201)
  })

  t.test('at once: exactly what came is spent', async (t) => {
    const { spend, call } = await aSpender(t)
    const all = await Promise.all(Array.from({ length: 20 }, () => spend({ ...said, amountFen: 10_000 })))
    t.strictSame(all.map(({ status }) => status).sort(), [...Array(7).fill(201), ...Array(13).fill(409)])
    t.match((await call('auditor', 'GET', account)).body, { total: { spentFen: 70_000 }, leftFen: 5_000 })
  })

  t.test('the account of a term of office, and what is posted', async (t) => {
    const { spend, call, id } = await aSpender(t)
    await spend(said)
    const whole = (await call('auditor', 'GET', `${account}?from=2025-01-01&until=2027-12-31`)).body
    t.match(whole, {
      name: '听荷社区',
      lines: [
        {
          obligation: id,
          organisationName: '样例区司法局',
          promisedFen: 150_000,
          receivedFen: 75_000,
          spentFen: 30_000,
        },
      ],
      total: { promisedFen: 150_000, receivedFen: 75_000, spentFen: 30_000 },
      broughtFen: 0,
      leftFen: 45_000,
      expenditures: [{ voucher: said.voucher, amountFen: 30_000 }],
    })
    const later = (await call('auditor', 'GET', `${account}?from=2027-03-11&until=2027-12-31`)).body
    t.match(later, { broughtFen: 45_000, leftFen: 45_000, total: { promisedFen: 75_000, receivedFen: 0, spentFen: 0 } })
    const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const book = await call('auditor', 'GET', account, undefined, { accept })
    const { sheets } = await readWorkbook(book.bytes, () => 100)
    const text = JSON.stringify(sheets.map(({ rows }) => rows.map(({ cells }) => [...cells.values()])))
    for (const part of ['期末结余', '收据 2027-031', '样例区司法局']) t.match(text, part, part)

    const at = '/v1/communities/990105001001/disclosure'
    t.match((await call('community', 'GET', at)).body, {
      totalFen: 75_000,
      spentFen: 30_000,
      broughtFen: 0,
      leftFen: 45_000,
    })
    const page = (await call('community', 'GET', at, undefined, { accept: 'text/html' })).text
    for (const part of ['政府拨付资金使用情况', '收据 2027-031', '走访用品', '期末结余', '450.00'])
      t.match(page, part, part)
  })
})

t.test('wrong', async (t) => {
  const { spend, post, call } = await aSpender(t)
  t.match(await spend({ spentOn: '2027-03-11', amountFen: 0, purpose: ' ', note: 'x' }), {
    status: 400,
    body: {
      errors: [{ pointer: '/note' }, { pointer: '/purpose' }, { pointer: '/amountFen' }, { pointer: '/spentOn' }],
    },
  })
  t.match(await spend({ ...said, spentOn: '2027-03-11' }), {
    status: 400,
    body: { errors: [{ pointer: '/spentOn', message: '支出日期不能晚于今天' }] },
  })
  t.match(await spend({ ...said, amountFen: Number.MAX_SAFE_INTEGER }), {
    status: 409,
    body: { code: 'beyond-received' },
  })
  t.equal((await post('community', '/v1/obligations/a1.1/expenditures', said)).status, 404)
  t.equal((await post('community', '/v1/expenditures/x1/correction', { ...said, reason: 'x' })).status, 404)
  t.match(await call('auditor', 'GET', '/v1/expenditures?community=990105001009'), { status: 400 })
  t.match(await call('auditor', 'GET', '/v1/expenditures?obligation=a1.1'), {
    status: 400,
    body: { errors: [{ pointer: '/query/obligation' }] },
  })
})

t.test('forbidden', async (t) => {
  const { spend, post, call, id } = await aSpender(t)
  const { body } = await spend(said)
  t.equal((await post('otherCommunity', `/v1/obligations/${id}/expenditures`, said)).status, 403)
  t.equal((await post('justice', `/v1/obligations/${id}/expenditures`, said)).status, 403)
  t.equal(
    (await post('otherCommunity', `/v1/expenditures/${body.id}/correction`, { ...said, reason: 'x' })).status,
    403,
  )
  t.equal((await call('otherCommunity', 'GET', account)).status, 403)
  t.strictSame((await call('civil', 'GET', '/v1/expenditures')).body.items, [], 'of work that others asked for nothing')
  t.match((await call('justice', 'GET', '/v1/expenditures')).body.items, [{ id: body.id }])
})

t.test('property: money is overspent on the first day on which more went than had come', async () => {
  const day = fc.integer({ min: 1, max: 6 }).map((n) => `2027-01-0${n}`)
  const fen = fc.integer({ min: 0, max: 5 })
  const came = fc.array(
    fc.record({
      receivedOn: day,
      receivedFen: fen,
      status: fc.constantFrom('confirmed' as const, 'disputed' as const),
    }),
    { maxLength: 5 },
  )
  const went = fc.array(fc.record({ spentOn: day, amountFen: fen }), { maxLength: 5 })
  fc.assert(
    fc.property(came, went, (deliveries, expenditures) => {
      const days = [1, 2, 3, 4, 5, 6].map((n) => `2027-01-0${n}`)
      const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
      const first = days.find(
        (on) =>
          sum(expenditures.filter((one) => one.spentOn <= on).map((one) => one.amountFen)) >
          sum(
            deliveries
              .filter((one) => one.status === 'confirmed' && one.receivedOn <= on)
              .map((one) => one.receivedFen),
          ),
      )
      return overspent(deliveries, expenditures)?.on === first
    }),
  )
})
