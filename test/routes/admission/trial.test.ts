import t from 'tap'
import { assign } from '../../../src/policy/admission/asking.ts'
import type { Command } from '../../../src/policy/ports.ts'
import type { AssignmentRequest } from '../../../src/policy/terms.ts'
import { given } from '../../../src/policy/untrusted.ts'
import { checkRebuild } from '../../../src/schema/sql/proof/rebuild.ts'
import { recordBudgetLine } from '../../a-registry.ts'
import { aService, soundRequest, type TestService } from '../../a-service.ts'
import { changedSample, draftOf, itemIn } from '../../an-edition.ts'

const at = '/v1/lists/990105/draft/trial'
const span = { from: '2026-11-23', until: '2026-11-23' }
const dearer = changedSample((document) => {
  itemIn(document, 'XZ-07-01').fee = { unitFen: 6000, per: 'person', every: 'month' }
})
const justice = { key: 'k-justice', role: 'organisation', organisation: '990105-SFJ' } as const
const finance = { key: 'k-finance', role: 'finance', jurisdiction: '990105' } as const

/** One month of work for three persons at one community: the standard asks 15,000 fen. */
function monthOf(month: string, community: string, amountFen: number): AssignmentRequest {
  const from = `${month}-01`
  const sound = soundRequest()
  const funding = {
    payer: '990105-SFJ',
    budgetLine: `${month.slice(0, 4)}-TEST`,
    instalments: [{ dueOn: from, percent: 100 }],
  }
  const staff = [{ role: '司法社工', count: 1, from }]
  return {
    ...sound,
    period: { from, until: `${month}-28` },
    targets: [{ community, quantity: 3, amountFen }],
    support: { ...sound.support, funding, staff },
  }
}

async function record<A>(service: TestService, commands: Command<A>[]): Promise<A[]> {
  const all = await Promise.all(commands.map((command) => service.store.write(command)))
  return all.map((written) => {
    if ('problem' in written) throw new Error(JSON.stringify(written.problem))
    return written.answer
  })
}

/** Some hundred requests: of each four one pays the old standard, one the new, one too little, one is off the list. */
async function withHistory(t: { teardown(done: () => unknown): void }) {
  const service = await aService()
  t.teardown(() => service.close())
  const years = [2027, 2028, 2029]
  const lines = years.map((year) => ({ organisation: '990105-SFJ', year, totalFen: 1_000_000_000, document: '样例' }))
  await record(
    service,
    lines.map((line) => recordBudgetLine(finance, { ...line, code: `${line.year}-TEST` })),
  )
  const communities = service.store.reads
    .communities('990105', { after: undefined, limit: 100 })
    .map(({ code }) => code)
  const months = years.flatMap((year) =>
    [3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((m) => `${year}-${`${m}`.padStart(2, '0')}`),
  )
  const requests = months.flatMap((month) => communities.map((community) => ({ month, community })))
  const answers = await record(
    service,
    requests.map(({ month, community }, i) => {
      const request = monthOf(month, community, [15_000, 18_000, 14_999, 15_000][i % 4] as number)
      if (i % 4 === 3) delete request.item
      return assign(justice, '990105-SFJ', given(request))
    }),
  )
  return { service, answers }
}

t.test('happy: exactly the requests that would fall, and nothing is written', async (t) => {
  const { service, answers } = await withHistory(t)
  t.equal(answers.length, 360)
  const outcomes = answers.map(({ decision }) => decision.outcome)
  t.strictSame(outcomes.slice(0, 4), ['admitted', 'admitted', 'rejected', 'rejected'])
  await draftOf(service, dearer)
  const before = service.store.log.size()
  const { status, body } = await service.call('keeper', 'POST', at, span)
  t.equal(status, 200)
  t.equal(body.decided, 360)
  const expected = answers
    .filter((_, i) => i % 4 === 0)
    .map(({ id }) => ({
      index: Number(id.slice(1)),
      assignment: id,
      title: '2027年度社区矫正协助',
      organisation: '990105-SFJ',
      organisationName: '样例区司法局',
      item: 'XZ-07-01',
      communities: 1,
      status: 'admitted',
      was: 'admitted',
      would: 'rejected',
      rules: ['funding-below-standard'],
    }))
  t.strictSame(body.changed, expected)
  t.notOk('notes' in body, 'everything that the draft asks was recorded')
  const [{ assignment }] = body.changed
  t.match(
    (await service.call('keeper', 'GET', `/v1/assignments/${assignment}`)).body,
    { id: assignment },
    'its keeper reads it',
  )
  t.equal(service.store.log.size(), before)
  const { entries, differences } = await checkRebuild(service.store)
  t.equal(entries, before)
  t.strictSame(differences, [])
})

t.test('happy: as lines, with progress, and the service serves meanwhile', async (t) => {
  const { service } = await withHistory(t)
  await draftOf(service, dearer)
  const done: string[] = []
  const trial = service.call('keeper', 'POST', at, span, { accept: 'application/x-ndjson' })
  const others = Promise.all([1, 2, 3].map(() => service.call(undefined, 'GET', '/live')))
  const [answer] = await Promise.all([
    trial.then((one) => {
      done.push('trial')
      return one
    }),
    others.then(() => done.push('others')),
  ])
  t.strictSame(done, ['others', 'trial'])
  t.match(answer.headers['content-type'], 'application/x-ndjson')
  const lines = answer.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.strictSame(lines.at(-1), { decided: 360, changed: 90 })
  t.equal(lines.filter((line) => line.assignment).length, 90)
  const progress = lines.filter((line) => line.progress)
  t.ok(progress.length > 0)
  for (const { progress: one } of progress) t.ok(one.done > 0 && one.done <= 1 && one.decided <= 360)
})

t.test('happy: the span is of days of recording, both ends included', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-27']) {
    service.clock.goTo(day)
    await service.call('justice', 'POST', '/v1/assignments', soundRequest())
    await service.call('justice', 'POST', '/v1/checks', soundRequest({ role: 'principal' }))
  }
  await draftOf(service, dearer)
  const decided = async (from: string, until: string) =>
    (await service.call('keeper', 'POST', at, { from, until })).body.decided
  t.equal(await decided('2026-11-24', '2026-11-27'), 3, 'checks aside')
  t.equal(await decided('2026-11-24', '2026-11-25'), 2)
  t.equal(await decided('2026-11-26', '2026-11-27'), 1)
  t.equal(await decided('2026-11-26', '2026-11-26'), 0)
  t.equal(await decided('2020-01-01', '2026-11-23'), 0)
  t.equal(await decided('2026-11-28', '2099-01-01'), 0)
})

t.test('happy: what would pass, what the notice is by the draft, and what was not recorded is said', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const late = soundRequest({ period: { from: '2026-11-27', until: '2027-12-31' } })
  late.support.staff = [{ role: '司法社工', count: 1, from: '2026-11-27' }]
  late.support.guidance = { contact: '社区矫正科', trainingOn: '2026-11-26' }
  const short = soundRequest()
  const { body: rejected } = await service.call('justice', 'POST', '/v1/assignments', {
    ...short,
    period: { from: '2026-11-27', until: '2027-06-30' },
    targets: [{ community: '990105001001', quantity: 3, amountFen: 120_000 }],
    support: {
      ...late.support,
      funding: {
        ...short.support.funding,
        budgetLine: '2026-SFJ-013',
        instalments: [{ dueOn: '2026-11-27', percent: 100 }],
      },
    },
  })
  t.match(rejected.decision.findings, [{ rule: 'notice-too-short', facts: { given: 3, needed: 5 } }])
  const trial = async (change: Parameters<typeof changedSample>[0]) => {
    await draftOf(service, changedSample(change))
    return (await service.call('keeper', 'POST', at, span)).body
  }
  const shorter = await trial((document) => {
    document.terms.noticeWorkingDays = 3
  })
  t.match(shorter.changed, [{ was: 'rejected', would: 'admitted', rules: ['notice-too-short'] }])
  const longer = await trial((document) => {
    document.terms.noticeWorkingDays = 4
  })
  t.strictSame(longer.changed, [])
  t.strictSame((await trial(() => {})).changed, [], 'on a draft that changes nothing, nothing changes')
})

t.test('happy: facts that an edition did not ask for are not made up', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const lax = changedSample((document) => {
    document.terms.arrearsBlock = false
    delete document.terms.maxActiveItems
  })
  await draftOf(service, lax)
  await service.call('secondKeeper', 'POST', '/v1/lists/990105/draft/publication', { effectiveFrom: '2026-12-01' })
  await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  await draftOf(service, changedSample())
  const { body } = await service.call('keeper', 'POST', at, span, { 'accept-language': 'en' })
  t.match(body.notes, [
    { code: 'arrears-not-recorded', requests: 1, message: /were not recorded/ },
    { code: 'load-not-recorded', requests: 1 },
  ])
  t.match(body, { decided: 1, changed: [] })
})

t.test('wrong', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  t.match(await service.call('keeper', 'POST', at, span), { status: 404, body: { code: 'not-found' } }, 'no draft')
  await draftOf(service, dearer)
  const backwards = await service.call('keeper', 'POST', at, { from: '2026-12-01', until: '2026-11-30' })
  t.match(backwards, { status: 400, body: { errors: [{ pointer: '/until' }] } })
  t.equal((await service.call('keeper', 'POST', at, { from: '2026-12-01' })).status, 400)
  t.equal((await service.call('keeper', 'POST', at, { ...span, dry: true })).status, 400)
  t.equal((await service.call('keeper', 'POST', at, span, { accept: 'text/html' })).status, 406)
})

t.test('forbidden', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await draftOf(service, dearer)
  for (const [who, status] of [
    [undefined, 401],
    ['justice', 403],
    ['reviewer', 403],
    ['elsewhere', 403],
    ['elsewhereKeeper', 403],
    ['auditor', 200],
  ] as const)
    t.equal((await service.call(who, 'POST', at, span)).status, status, String(who))
})
