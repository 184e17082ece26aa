import t from 'tap'
import { readSample } from '../../../src/host/sample.ts'
import type { DecisionBody } from '../../../src/policy/admission/entries.ts'
import { replay } from '../../../src/policy/admission/replay.ts'
import { replays } from '../../../src/policy/admission/replays.ts'
import { compileEdition } from '../../../src/policy/list/edition.ts'
import type { EditionDocument } from '../../../src/policy/terms.ts'
import { aService, soundRequest, type TestService } from '../../a-service.ts'
import { aFiledService, tamper } from '../../store/a-file.ts'

const decided = (type: string) => type === 'assignment-decided' || type === 'check-rejected'

/** Requests that meet many rules, asked as checks and as assignments. */
async function askMany(service: TestService): Promise<void> {
  const changes: object[] = [
    {},
    { support: {} },
    { item: undefined, title: '协助拆除违法建设', demands: [{ kind: 'enforcement', name: '拆除' }] },
    { item: undefined, plan: { reason: '需要', content: '做', agreement: '协议' } },
    { targets: [{ community: '990105001001', quantity: 3, amountFen: 10 }] },
    { role: 'principal', receiver: 'service-station', timesPerMonth: 30 },
    { period: { from: '2026-11-24', until: '2029-12-31' } },
    { emergency: { order: '防汛令', level: 'II', issuedOn: '2026-11-23' } },
  ]
  for (const change of changes)
    for (const [who, path] of [
      ['justice', 'assignments'],
      ['civil', 'checks'],
    ] as const)
      await service.call(who, 'POST', `/v1/${path}`, soundRequest(change))
}

t.test('happy: every recorded decision comes out the same again', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await askMany(service)
  const { log } = service.store
  let asked = 0
  for (const { index, leaf } of log.entriesFrom(0, 1000)) {
    if (!decided(JSON.parse(leaf).type)) continue
    asked++
    const { status, body } = await service.call('auditor', 'POST', `/v1/log/entries/${index}/replay`)
    t.equal(status, 200)
    t.strictSame({ same: body.same, differences: body.differences }, { same: true, differences: [] })
    t.strictSame(body.replayed, body.recorded)
  }
  t.ok(asked > 10)
})

t.test('happy: one fee changed in a copied edition gives exactly the differences that it makes', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await askMany(service)
  const { edition } = readSample()
  const dearer: EditionDocument = structuredClone(edition)
  const item = dearer.items.find(({ code }) => code === 'XZ-07-01')
  if (item?.fee) item.fee.unitFen += 1
  for (const { leaf, body: text } of service.store.log.entriesFrom(0, 1000)) {
    if (!decided(JSON.parse(leaf).type)) continue
    const body = JSON.parse(text) as DecisionBody
    const again = replay(body, compileEdition(body.edition, dearer))
    const offered = body.request.targets[0]?.amountFen
    const concerned = body.request.item === 'XZ-07-01'
    t.equal(again.same, !concerned, `${body.request.item} ${offered}`)
    if (concerned) t.ok(again.differences.some((what) => what.startsWith('required was')))
    // What met the fee to the fen falls below it now; what was short or absent is only further off.
    const falls =
      concerned &&
      body.request.support.funding !== undefined &&
      again.recorded.findings.every(({ rule }) => rule !== 'funding-below-standard')
    const found = again.differences.some((what) => /^funding-below-standard .* would be found/.test(what))
    if (falls && offered !== undefined) t.equal(found, true, JSON.stringify(again.differences))
  }
})

t.test('happy: a whole log replays as it is read, editions from the log itself', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await askMany(service)
  const again = replays()
  const blind = replays()
  for (const { index, leaf, body } of service.store.log.entriesFrom(0, 1000)) {
    const { type } = JSON.parse(leaf)
    again.take(index, type, JSON.parse(body))
    if (type !== 'edition-published') blind.take(index, type, JSON.parse(body))
  }
  t.match(again.report(), { differing: 0, differences: [], decided: Number })
  t.ok(again.report().decided > 10)
  t.equal(blind.report().decided, 0)
  t.equal(blind.report().without.size, 1, 'without the edition it cannot be told')
})

t.test('wrong: what is no decision, or rests on an edition that is no longer what it was', async (t) => {
  const service = await aFiledService(t)
  t.match(await service.call('auditor', 'POST', '/v1/log/entries/0/replay'), {
    status: 409,
    body: { code: 'wrong-state' },
  })
  t.equal((await service.call('auditor', 'POST', '/v1/log/entries/9999/replay')).status, 404)
  const { body } = await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  tamper(service.path, (raw) =>
    raw.exec(`update editions set document = replace(document, '"unitFen":5000', '"unitFen":1')`),
  )
  const changed = await service.call('auditor', 'POST', `/v1/log/entries/${body.log.index}/replay`)
  t.match(changed, { status: 409, body: { code: 'conflict' } })
})

t.test('forbidden: for auditors', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  for (const who of ['justice', 'community', 'reviewer', 'keeper', 'finance', 'operator'] as const)
    t.equal((await service.call(who, 'POST', '/v1/log/entries/0/replay')).status, 403, who)
  t.equal((await service.call(undefined, 'POST', '/v1/log/entries/0/replay')).status, 401)
})
