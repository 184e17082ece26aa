// Review of what was referred, and the ends that others than the community bring about.
import t from 'tap'
import { addWorkingDays, calendarWith } from '../../../src/policy/time/working-days.ts'
import { aService, type Holder, soundRequest, standingClock, type TestService } from '../../a-service.ts'
import { aLife } from '../support/a-life.ts'

const plan = {
  reason: '清单之外的阶段性工作',
  content: '入户走访并记录',
  bases: [{ title: '社区矫正法', article: '12', force: 'shall-assist', from: '2020-07-01' }],
}
const agreed = { ...plan, agreement: '按次结算，购买服务' }

/** A request that is not on the list, so it is referred. */
function offList(changes: object = {}) {
  const { item: _, demands: __, ...rest } = soundRequest()
  return { ...rest, plan: agreed, ...changes }
}

async function referred(t: { teardown(run: () => unknown): unknown }, changes: object = {}, options = {}) {
  const service = await aService(options)
  t.teardown(() => service.close())
  const asked = await service.call('justice', 'POST', '/v1/assignments', offList(changes))
  const { id } = asked.body
  return { service, asked, id, review: reviewing(service, id) }
}

const reviewing =
  (service: TestService, id: string) =>
  (body: object, who: Holder | undefined = 'reviewer') =>
    service.call(who, 'POST', `/v1/assignments/${id}/review`, body)

const line = async (service: TestService) =>
  (await service.call('finance', 'GET', '/v1/budget-lines/2027-SFJ-013')).body
const pointers = ({ body }: { body: { errors?: { pointer: string }[] } }) => body.errors?.map(({ pointer }) => pointer)

t.test('happy', async (t) => {
  t.test('admitted, with conditions and a shorter end: later due days move to it', async (t) => {
    const { service, asked, id, review } = await referred(t)
    t.match(asked.body, { status: 'in-review', reviewDueOn: '2026-12-14' })
    t.equal((await service.call('community', 'GET', `/v1/obligations/${id}.1`)).status, 404, 'nothing is owed yet')
    const decided = { outcome: 'admitted', reason: '确有需要', conditions: ['每月报告一次'], until: '2027-06-30' }
    const answer = await review(decided)
    t.match(answer, {
      status: 200,
      body: {
        id,
        status: 'admitted',
        obligations: [`${id}.1`],
        review: { ...decided, decidedAt: '2026-11-23T02:00:00.000Z' },
      },
    })
    t.notOk('reviewDueOn' in answer.body)
    const { decision: _, ...read } = (await service.call('justice', 'GET', `/v1/assignments/${id}`)).body
    const { decision: __, ...told } = answer.body
    t.strictSame(read, told)
    const obligation = (await service.call('community', 'GET', `/v1/obligations/${id}.1`)).body
    t.match(obligation, { kind: 'off-list', status: 'upcoming', period: { from: '2027-03-01', until: '2027-06-30' } })
    t.strictSame(
      obligation.commitments.map(({ dueOn }: { dueOn: string }) => dueOn),
      ['2027-03-01', '2027-06-30', '2027-03-01', '2027-02-20', '2027-03-01'],
    )
    t.match(await line(service), { committedFen: 150_000 })
  })

  t.test('rejected, with reasons: a rejection by the reviewer, and the money is free again', async (t) => {
    const { service, id, review } = await referred(t)
    t.match(await line(service), { committedFen: 150_000 })
    t.match(await review({ outcome: 'rejected', reason: '应由司法所承担' }), {
      status: 200,
      body: { status: 'rejected', review: { outcome: 'rejected', reason: '应由司法所承担' } },
    })
    t.match(await line(service), { committedFen: 0 })
    const { items } = (await service.call('auditor', 'GET', '/v1/rejections?by=reviewer')).body
    t.match(items, [
      { assignment: id, title: '2027年度社区矫正协助', reason: '应由司法所承担', organisation: '990105-SFJ' },
    ])
    t.strictSame(
      (await service.call('community', 'GET', '/v1/communities/990105001001/obligations?kind=off-list')).body.items,
      [],
    )
    t.equal((await service.call('community', 'GET', `/v1/obligations/${id}.1`)).status, 404)
    t.equal(
      (await service.call('justice', 'POST', '/v1/assignments', offList())).body.status,
      'in-review',
      'it may ask again',
    )
  })

  t.test('the queue: overdue ones first, and silence changes nothing', async (t) => {
    const { service, id } = await referred(t)
    service.clock.goTo('2026-12-01')
    const other = { targets: [{ community: '990105002001', quantity: 1, amountFen: 10_000 }] }
    const second = (await service.call('justice', 'POST', '/v1/assignments', offList(other))).body.id
    service.clock.goTo('2026-12-16')
    const { items } = (await service.call('reviewer', 'GET', '/v1/reviews')).body
    t.match(items, [
      { assignment: { id, status: 'in-review' }, dueOn: '2026-12-14', overdue: true, daysOverdue: 2 },
      { assignment: { id: second }, dueOn: '2026-12-22', overdue: false },
    ])
    const first = await service.call('reviewer', 'GET', '/v1/reviews?limit=1')
    t.equal(first.body.items.length, 1)
    const rest = await service.call('reviewer', 'GET', `/v1/reviews?limit=1&cursor=${first.body.next}`)
    t.match(rest.body, { items: [{ assignment: { id: second } }] })
    t.notOk('next' in rest.body)
    const overdue = await service.call('reviewer', 'GET', '/v1/assignments?status=in-review&overdue=true')
    t.strictSame(
      overdue.body.items.map((one: { id: string }) => one.id),
      [id],
    )
    t.strictSame((await service.call('elsewhere', 'GET', '/v1/reviews')).body.items, [])
    service.clock.goTo('2028-03-01')
    t.equal((await service.call('justice', 'GET', `/v1/assignments/${id}`)).body.status, 'in-review')
  })

  t.test('a promise is due no earlier than the day it was accepted', async (t) => {
    const { service, id, review } = await referred(t)
    service.clock.goTo('2027-03-15')
    t.equal((await review({ outcome: 'admitted', reason: '同意' })).status, 200)
    const obligation = (await service.call('community', 'GET', `/v1/obligations/${id}.1`)).body
    t.match(obligation, { status: 'active', overdue: [], period: { from: '2027-03-15', until: '2027-12-31' } })
    t.strictSame(
      obligation.commitments.map(({ dueOn }: { dueOn: string }) => dueOn),
      ['2027-03-15', '2027-08-01', '2027-03-15', '2027-03-15', '2027-03-15'],
    )
  })
})

const fromMay = {
  period: { from: '2027-05-01', until: '2027-05-31' },
  support: {
    funding: { payer: '990105-SFJ', budgetLine: '2027-SFJ-013', instalments: [{ dueOn: '2027-05-01', percent: 100 }] },
  },
}

t.test('review days are working days, make-up workdays counted', async (t) => {
  const due = async (start: string, changes?: object) => {
    const clock = standingClock(Date.parse(`${start}T02:00:00.000Z`))
    const service = await aService({ clock })
    t.teardown(() => service.close())
    if (changes) {
      const { title, terms, bases, items } = (await service.call(undefined, 'GET', '/v1/lists/990105')).body
      const draft = { title, terms: { ...terms, ...changes }, bases, items }
      await service.call('keeper', 'PUT', '/v1/lists/990105/draft', draft)
      const url = '/v1/lists/990105/draft/publication'
      const published = await service.call('secondKeeper', 'POST', url, { effectiveFrom: start })
      t.equal(published.status, 201)
    }
    const asked = await service.call('justice', 'POST', '/v1/assignments', offList(fromMay))
    t.equal(asked.body.status, 'in-review')
    return asked.body.reviewDueOn
  }
  // An INVENTED notice, for this test alone: when it was written, the State Council had not published that of 2027.
  const calendar = [
    {
      year: 2027,
      holidays: ['2027-01-01', ...[5, 6, 7, 8, 9, 10, 11, 12].map((day) => `2027-02-${String(day).padStart(2, '0')}`)],
      workdays: ['2027-01-31', '2027-02-20'],
      notice: '测试用的虚构放假安排，并非国务院办公厅通知',
    },
  ]
  // From Monday 25 January: 26-29 (4), Sunday 31 (5), 1-4 February (9), 15-19 (14), Saturday 20 (15).
  t.equal(await due('2027-01-25', { calendar }), '2027-02-20')
  // The same without any notice: Monday to Friday, but for the four days of the Spring Festival, two of them weekdays.
  t.equal(await due('2027-01-25'), '2027-02-17')
  // The notice of 2026 as it was published: off from 15 to 23 February, Saturdays 14 and 28 February worked.
  // From Monday 9 February: 10-13 (4), 14 (5), 24-27 (9), 28 (10), 2-6 March (15).
  t.strictSame(addWorkingDays(calendarWith(undefined), '2026-02-09', 15), { day: '2026-03-06', weekdaysOnly: [] })
})

t.test('withdrawal and revocation', async (t) => {
  t.test(
    'the days that were worked stay owed, what is spent stays spent, the rest goes back to the line',
    async (t) => {
      const { service, id, assignment, post, deliver, line: lineNow, on } = await aLife(t)
      service.clock.goTo('2027-03-05')
      await deliver('f1', 10_000)
      await deliver('f2', 10_000)
      const waiting = await deliver('f2', 5_000, false)
      await deliver('f2', 2_000, { received: false })
      service.clock.goTo('2027-04-01')
      const ended = await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '任务调整' })
      t.match(ended, {
        status: 200,
        body: { status: 'withdrawn', closing: { on: '2027-04-01', reason: '任务调整', freedFen: 119_313 } },
      })
      // 32 of the 306 days from 1 March to 31 December were worked: 150,000 fen × 32 ÷ 306 = 15,686.3.
      t.match(
        await lineNow(),
        { committedFen: 30_687 },
        'f1 for its days; of f2 what came and what waits for an answer',
      )
      const shown = await on('2027-04-01')
      t.equal(shown.status, 'withdrawn')
      t.match(shown.commitments, [{ status: 'overdue', amountFen: 75_000, owedFen: 15_687, confirmedFen: 10_000 }])
      const statuses = shown.commitments.map(({ status }: { status: string }) => status)
      t.strictSame(statuses, ['overdue', 'dropped', 'dropped', 'dropped', 'dropped'], 'nothing in kind for no work')
      t.equal((await on('2027-03-31')).commitments[1].status, 'delivered', 'the day before it stood')
      t.notOk('owedFen' in (await on('2027-03-31')).commitments[0], 'the day before all of it was owed')
      const ledger = (await service.call('justice', 'GET', '/v1/organisations/990105-SFJ/support?from=2027-01-01')).body
      // Of 150,000 fen 20,000 came; 5,687 stay owed.
      t.match(ledger.total, { overdue: { count: 1, amountFen: 5_687 }, dropped: { count: 4, amountFen: 124_313 } })
      t.equal((await deliver('f2', 1)).status, 409, 'nothing more is owed on it')
      const no = await post('community', `/v1/deliveries/${waiting.body.id}/confirmation`, { received: false })
      t.equal(no.status, 200)
      t.match(await lineNow(), { committedFen: 25_687 }, 'it did not come: freed')
      const much = await deliver('f1', 5_688)
      t.match(much.body.errors, [{ pointer: '/amountFen', message: /尚欠 56.87元/ }], 'no more than stays owed')
      await deliver('f1', 5_687)
      t.strictSame((await on('2027-04-01')).overdue, [])
      const { findings } = (await post('justice', '/v1/checks', soundRequest())).body
      const arrears = findings.filter(({ rule }: { rule: string }) => rule === 'support-in-arrears')
      t.strictSame(arrears, [], `${id} owes nothing more`)
      t.match(await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '再次' }), { status: 409 })
      t.match(await post('reviewer', `/v1/assignments/${assignment}/revocation`, { reason: '再次' }), { status: 409 })
      t.match(await post('community', `/v1/obligations/${id}/refusal`, { reason: '迟了' }), { status: 409 })
    },
  )

  t.test('more than was promised, held when it is withdrawn, holds the promise and no more', async (t) => {
    const { service, assignment, post, deliver, line: lineNow } = await aLife(t)
    service.clock.goTo('2027-03-05')
    await deliver('f2', 60_000)
    const over = await deliver('f2', 60_000, false)
    await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '任务调整' })
    t.match(await lineNow(), { committedFen: 77_451 })
    await post('community', `/v1/deliveries/${over.body.id}/confirmation`, { received: false })
    t.match(await lineNow(), { committedFen: 62_451 })
  })

  t.test('of what is in review, all goes back', async (t) => {
    const { service, id } = await referred(t)
    const withdrawn = await service.call('justice', 'POST', `/v1/assignments/${id}/withdrawal`, { reason: '不再需要' })
    t.match(withdrawn, { status: 200, body: { status: 'withdrawn', closing: { freedFen: 150_000 } } })
    t.notOk('obligations' in withdrawn.body)
    t.match(await line(service), { committedFen: 0 })
    t.equal((await service.call('community', 'GET', `/v1/obligations/${id}.1`)).status, 404, 'it never was one')
    t.strictSame((await service.call('reviewer', 'GET', '/v1/reviews')).body.items, [])
  })

  t.test('revocation before the first day frees all; the same work may be asked for again', async (t) => {
    const { id, assignment, post, line: lineNow, on, call } = await aLife(t)
    const revoked = await post('reviewer', `/v1/assignments/${assignment}/revocation`, { reason: '依据不足' })
    t.match(revoked, { status: 200, body: { status: 'revoked', closing: { freedFen: 150_000 } } })
    t.match(await lineNow(), { committedFen: 0 })
    t.match(await on('2027-05-01'), { id, status: 'revoked', overdue: [], refusable: false })
    t.equal((await call('justice', 'POST', '/v1/assignments', soundRequest())).body.status, 'admitted')
  })

  t.test('before the first day it owes nothing, overdue or not', async (t) => {
    const { service, assignment, post, line: lineNow, on } = await aLife(t)
    service.clock.goTo('2027-02-25')
    t.strictSame((await on('2027-02-25')).overdue.length, 1, 'the training of 20 February')
    t.match(await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '不再需要' }), { status: 200 })
    t.match(await on('2027-02-25'), { status: 'withdrawn', overdue: [] })
    t.match(await lineNow(), { committedFen: 0 })
  })

  t.test('what had come before the end has not fallen away with it', async (t) => {
    const { service, id, assignment, post, call, deliver, on } = await aLife(t)
    service.clock.goTo('2027-03-05')
    await deliver('s1')
    await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '任务调整' })
    const { items } = (await call('auditor', 'GET', '/v1/log/entries?start=0&limit=500')).body
    const { index } = items.at(-1)
    const { body } = (await call('auditor', 'GET', `/v1/log/entries/${index}`)).body
    t.strictSame(
      body.dropped.sort(),
      ['f2', 'g1', 'p1'].map((key) => `${id}.${key}`),
    )
    t.match(body.reduced, [{ commitment: `${id}.f1`, owedFen: 2_451 }])
    t.match((await on('2027-03-05')).commitments[2], { id: `${id}.s1`, status: 'confirmed' })
  })

  t.test('money that went back to its line and was promised elsewhere is not there for a correction', async (t) => {
    const { service, assignment, post, call, deliver, line: lineNow } = await aLife(t)
    service.clock.goTo('2027-03-05')
    const f2 = await deliver('f2', 75_000, false)
    await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '任务调整' })
    const answer = (body: object) => post('community', `/v1/deliveries/${f2.body.id}/confirmation`, body)
    t.equal((await answer({ received: false })).status, 200)
    const { committedFen } = await lineNow()
    const put = (totalFen: number) =>
      call('finance', 'PUT', '/v1/budget-lines/2027-SFJ-013', {
        organisation: '990105-SFJ',
        year: 2027,
        totalFen,
        document: '预算调整',
      })
    t.equal((await put(committedFen + 74_999)).status, 200)
    t.match(await answer({ received: true }), { status: 409, body: { detail: /现余 749.99元，不足 750.00元/ } })
    t.equal((await put(committedFen + 75_000)).status, 200)
    t.match(await answer({ received: true }), { status: 200, body: { status: 'confirmed' } })
    t.match(await lineNow(), { committedFen: committedFen + 75_000, availableFen: 0 })
  })

  t.test('of some communities alone, admitted or still in review', async (t) => {
    const targets = [
      { community: '990105001001', quantity: 3, amountFen: 150_000 },
      { community: '990105002001', quantity: 3, amountFen: 160_000 },
    ]
    const { assignment, post, call, line: lineNow } = await aLife(t, { targets })
    const withdrawal = `/v1/assignments/${assignment}/withdrawal`
    const some = { reason: '社区合并', communities: ['990105001001'] }
    const no = await post('justice', withdrawal, { ...some, communities: ['990105001001', '990105001002'] })
    t.match(no, { status: 400, body: { errors: [{ pointer: '/communities/1' }] } })
    t.match(await post('justice', withdrawal, some), { status: 200, body: { status: 'admitted' } })
    const status = async (n: number) => (await call('auditor', 'GET', `/v1/obligations/${assignment}.${n}`)).body.status
    t.strictSame([await status(1), await status(2)], ['withdrawn', 'upcoming'])
    t.match(await lineNow(), { committedFen: 160_000 })
    t.match(await post('justice', withdrawal, some), {
      status: 400,
      body: { errors: [{ pointer: '/communities/0', message: /已经结束/ }] },
    })
    const rest = await post('justice', withdrawal, { reason: '全部撤回', communities: ['990105002001'] })
    t.match(rest.body, { status: 'withdrawn', closing: { freedFen: 160_000 } }, 'the last of them ends it')

    const waiting = await referred(t, { targets })
    const url = `/v1/assignments/${waiting.id}`
    const left = await waiting.service.call('justice', 'POST', `${url}/withdrawal`, some)
    t.match(left, { status: 200, body: { status: 'in-review' } })
    t.match(await line(waiting.service), { committedFen: 160_000 })
    const agreed = { outcome: 'admitted', reason: '同意', agreement: '协议' }
    t.match((await waiting.review(agreed)).body, { status: 'admitted', obligations: [`${waiting.id}.2`] })
    t.equal((await waiting.service.call('community', 'GET', `/v1/obligations/${waiting.id}.1`)).status, 404)
    t.match(await line(waiting.service), { committedFen: 160_000 })
  })

  t.test('a reviewer releases what need not come any more, and the community sees why', async (t) => {
    const { service, id, assignment, post, call, on, line: lineNow } = await aLife(t)
    service.clock.goTo('2027-03-05')
    const url = `/v1/assignments/${assignment}/release`
    const body = { reason: '双方确认，培训不再需要', commitments: [`${id}.g1`, `${id}.f2`] }
    t.match(await post('reviewer', url, body), { status: 200, body: { id: assignment, status: 'admitted' } })
    const shown = await on('2027-03-05')
    for (const key of ['g1', 'f2']) {
      const promise = shown.commitments.find((one: { id: string }) => one.id === `${id}.${key}`)
      t.match(promise, { status: 'dropped', releasedBecause: body.reason }, key)
    }
    t.match(shown.history, [{ day: '2027-03-05', event: 'released', reason: body.reason }])
    t.match((await on('2027-03-04')).commitments[3], { status: 'overdue' }, 'the day before it was owed')
    t.notMatch((await on('2027-03-04')).commitments[3], { releasedBecause: /./ })
    t.match(await lineNow(), { committedFen: 75_000 })
    t.match(await post('reviewer', url, { ...body, commitments: [`${id}.g1`, `${id}.f9`, 'a1.1.f1'] }), {
      status: 400,
      body: { errors: [{ pointer: '/commitments/0' }, { pointer: '/commitments/1' }, { pointer: '/commitments/2' }] },
    })
    await post('community', `/v1/obligations/${id}/refusal`, { reason: '人员、经费未到位' })
    const more = await post('reviewer', url, { reason: '另行安排', commitments: [`${id}.s1`] })
    t.equal(more.status, 200)
    t.equal(
      (await on('2027-03-05')).status,
      'refused',
      'a release takes nothing up again: that is the community’s choice',
    )
    for (const who of ['justice', 'community', 'auditor', 'keeper'] as const)
      t.equal((await call(who, 'POST', url, body)).status, 403, who)
    t.equal((await post('reviewer', '/v1/assignments/a9999/release', body)).status, 404)
  })

  t.test('what the community completed stays completed', async (t) => {
    const targets = [
      { community: '990105001001', quantity: 3, amountFen: 150_000 },
      { community: '990105002001', quantity: 3, amountFen: 150_000 },
    ]
    const { service, id, assignment, post, call, on, line: lineNow } = await aLife(t, { targets })
    service.clock.goTo('2027-04-01')
    await post('community', `/v1/obligations/${id}/completion`, { completedOn: '2027-03-31' })
    const ended = await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '调整' })
    t.match(ended.body, { closing: { freedFen: 134_313 } })
    t.equal((await on('2027-04-01')).status, 'completed')
    t.equal((await call('otherCommunity', 'GET', `/v1/obligations/${assignment}.2`)).body.status, 'withdrawn')
    t.match(await lineNow(), { committedFen: 165_687 })
  })

  t.test('when everything is over there is nothing to withdraw', async (t) => {
    const { service, assignment, post } = await aLife(t)
    service.clock.goTo('2028-01-01')
    const late = await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '迟了' })
    t.match(late, { status: 409, body: { code: 'wrong-state' } })
  })
})

t.test('wrong', async (t) => {
  t.test('off-list work needs an agreement, from the plan or from the review', async (t) => {
    const { review } = await referred(t, { plan: { ...plan, agreement: '购买服务协议' } })
    t.strictSame(
      pointers(await review({ outcome: 'admitted', reason: '同意', until: '2028-01-01' })),
      ['/until'],
      'only shorter',
    )
    t.strictSame(pointers(await review({ outcome: 'admitted', reason: '同意', until: '2027-02-28' })), ['/until'])
    const rejected = { outcome: 'rejected', reason: '不', until: '2027-06-30', conditions: ['x'], agreement: 'x' }
    t.strictSame(pointers(await review(rejected)), ['/agreement', '/conditions', '/until'])
    t.strictSame(pointers(await review({ outcome: 'maybe' }))?.sort(), ['/outcome', '/reason'])
    t.equal((await review({ outcome: 'admitted', reason: '同意' })).status, 200)
    t.match(await review({ outcome: 'rejected', reason: '反悔' }), {
      status: 409,
      body: { code: 'wrong-state', detail: /现状为“已准入”/ },
    })
  })

  t.test('what is not in review, is over, or does not exist', async (t) => {
    const { service, id, review } = await referred(t)
    t.equal((await reviewing(service, 'a99999')({ outcome: 'rejected', reason: '不' })).status, 404)
    const early = await service.call('reviewer', 'POST', `/v1/assignments/${id}/revocation`, { reason: '不' })
    t.match(early, { status: 409 }, 'in review: decide, do not revoke')
    service.clock.goTo('2028-01-01')
    t.match(await review({ outcome: 'admitted', reason: '迟了' }), { status: 409 }, 'the period is over')
    t.equal((await review({ outcome: 'rejected', reason: '迟了' })).status, 200)
    const url = `/v1/assignments/${id}/withdrawal`
    t.equal((await service.call('justice', 'POST', url, { reason: '迟了' })).status, 409, 'rejected already')
    t.equal((await service.call('justice', 'POST', '/v1/assignments/a9999/withdrawal', { reason: 'x' })).status, 404)
    t.equal((await service.call('justice', 'POST', url, { reason: '' })).status, 400)
  })
})

t.test('forbidden', async (t) => {
  const { service, id, review } = await referred(t)
  const { store, clock } = service
  const createdAt = new Date(clock.now()).toISOString()
  store.keys.add('theirs', {
    id: 'k-theirs',
    role: 'reviewer',
    jurisdiction: '990105',
    organisation: '990105-SFJ',
    createdAt,
  })
  store.keys.add('afar', { id: 'k-afar', role: 'reviewer', jurisdiction: '440305', createdAt })
  const decided = { outcome: 'rejected', reason: '不' }
  for (const who of ['justice', 'community', 'auditor', 'finance', 'keeper', 'operator', 'theirs', 'afar'] as Holder[])
    t.equal((await review(decided, who)).status, 403, `${who} reviews`)
  for (const who of ['civil', 'street', 'community', 'reviewer', 'auditor', 'operator'] as const) {
    const answer = await service.call(who, 'POST', `/v1/assignments/${id}/withdrawal`, { reason: 'x' })
    t.equal(answer.status, 403, `${who} withdraws`)
  }
  for (const who of ['justice', 'community', 'auditor', 'theirs', 'afar'] as Holder[]) {
    const answer = await service.call(who, 'POST', `/v1/assignments/${id}/revocation`, { reason: 'x' })
    t.equal(answer.status, 403, `${who} revokes`)
  }
  for (const who of ['justice', 'community', 'finance', 'operator'] as const)
    t.equal((await service.call(who, 'GET', '/v1/reviews')).status, 403, `${who} reads the queue`)
  const made = await service.call('operator', 'POST', '/v1/keys', {
    role: 'reviewer',
    jurisdiction: '990105',
    organisation: '990105-SFJ',
  })
  t.equal(made.status, 201, 'a reviewer’s key may say of which organisation its holder is')
})
