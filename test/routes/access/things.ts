// What the access test tries to touch: made anew for each operation, so that no try changes what the next one finds.

import { readSample } from '../../../src/host/sample.ts'
import type { Resource } from '../../../src/policy/access/may.ts'
import type { Role } from '../../../src/policy/access/principal.ts'
import { publishDocument } from '../../../src/policy/list/drafting.ts'
import { soundRequest, type TestService } from '../../a-service.ts'

export interface Thing {
  /** Access keys of those whose thing it is, by role; `street` is the community's street office. */
  keys: Record<string, string>
  /** Whose it is. */
  whose: Resource
  /** What a path's parameter is: by the part before it, or by that and the part behind it. */
  byPath: Record<string, string>
  /** What an operation asks for besides, by its name. */
  queries: Record<string, string>
  bodies: Record<string, unknown>
  headers: Record<string, Record<string, string>>
}
export interface Things {
  own: Thing
  neighbours: Thing
  elsewhere: Thing
}

interface Place {
  jurisdiction: string
  organisation: string
  street: string
}
const places: Record<keyof Things, Place> = {
  own: { jurisdiction: '990105', organisation: '990105-SFJ', street: '990105-JD01' },
  neighbours: { jurisdiction: '990105', organisation: '990105-MZJ', street: '990105-JD02' },
  elsewhere: { jurisdiction: '440305', organisation: '440305-SFJ', street: '440305-JD01' },
}
const today = '2026-11-23'
const createdAt = `${today}T00:00:00.000Z`

/** The sample, but anybody may lead, work begins at once, and overdue support blocks nothing: so much can be tried in a day. */
function anEdition() {
  const { edition } = readSample()
  for (const item of edition.items) delete item.leads
  edition.terms = { ...edition.terms, noticeWorkingDays: 0, offListNoticeWorkingDays: 0, arrearsBlock: false }
  if (edition.terms.emergency) edition.terms.emergency.issuers = ['990105-QZF', '440305-QZF']
  return edition
}

/** Prepares another jurisdiction with a list of its own; the function given back makes new things in all three places. */
export async function things(service: TestService): Promise<() => Promise<Things>> {
  const { store } = service
  const edition = anEdition()
  let made = 0

  const key = (role: Role, bound: object, name: string): string => {
    if (!store.keys.holder(name)) store.keys.add(name, { id: `k-${name}`, role, ...bound, createdAt })
    return name
  }
  async function as(by: string, method: string, url: string, body: unknown, ...expected: number[]) {
    const answer = await service.call(undefined, method, `/v1/${url}`, body, { authorization: `Bearer ${by}` })
    if (!expected.includes(answer.status)) throw new Error(`${method} ${url} by ${by}: ${answer.text}`)
    return answer.body
  }
  for (const jurisdiction of ['990105', '440305']) {
    key('list-keeper', { jurisdiction }, `keeper-${jurisdiction}`)
    const written = await store.write(publishDocument('test', jurisdiction, edition, today))
    if ('problem' in written) throw new Error(JSON.stringify(written.problem))
  }
  for (const { jurisdiction, organisation, street } of Object.values(places))
    for (const [code, kind] of [
      [organisation, 'department'],
      [street, 'street-office'],
    ] as const)
      await as(`keeper-${jurisdiction}`, 'PUT', `organisations/${code}`, { name: code, kind, jurisdiction }, 200, 201)

  function keysOf({ jurisdiction, organisation, street }: Place, community: string): Record<string, string> {
    const inJurisdiction = (['list-keeper', 'finance', 'reviewer', 'auditor'] as const).map((role) => [
      role,
      key(role, { jurisdiction }, `${role}-${jurisdiction}`),
    ])
    return {
      organisation: key('organisation', { organisation }, organisation),
      street: key('organisation', { organisation: street }, street),
      community: key('community', { community }, community),
      operator: key('operator', {}, 'the-operator'),
      ...Object.fromEntries(inJurisdiction),
    }
  }

  /** A community and a line of its own, and on them work admitted, referred, delivered and refused. */
  async function thing(place: Place): Promise<Thing> {
    const { jurisdiction, organisation, street } = place
    const community = `${jurisdiction}9${++made}`
    const line = `line-${made}`
    const keys = keysOf(place, community)
    const { finance = '', organisation: asker = '' } = keys
    const keeper = `keeper-${jurisdiction}`
    const organisationPut = { name: organisation, kind: 'department', jurisdiction }
    const communityPut = { name: community, jurisdiction, street, households: 1, residents: 1 }
    const linePut = { organisation, year: 2026, totalFen: 10_000_000, document: '测试' }
    await as(keeper, 'PUT', `communities/${community}`, communityPut, 201)
    await as(finance, 'PUT', `budget-lines/${line}`, linePut, 201)
    // Of another hand than the list keeper's who tries to publish it.
    if (!store.reads.draft(jurisdiction)) await as(keeper, 'PUT', `lists/${jurisdiction}/draft`, edition, 201)

    const request = (from: string, until: string, changes: object = {}) => ({
      ...soundRequest({ period: { from, until }, targets: [{ community, quantity: 1, amountFen: 10_000 }] }),
      support: {
        ...soundRequest().support,
        funding: { payer: organisation, budgetLine: line, instalments: [{ dueOn: from, percent: 100 }] },
        staff: [{ role: '社工', count: 1, from }],
        // Due before today and not confirmed: so the right to refuse is open from the first day.
        guidance: { contact: '业务科', trainingOn: '2026-11-01' },
      },
      ...changes,
    })
    const ask = async (body: unknown, status: string) => {
      const answer = await as(asker, 'POST', 'assignments', body, 201)
      if (answer.status !== status) throw new Error(`not ${status}: ${JSON.stringify(answer.decision.findings)}`)
      return answer
    }
    const basis = { title: '测试法', article: '1', force: 'shall-assist' }
    const plan = { reason: '清单之外', content: '一次', agreement: '购买服务', bases: [basis] }
    const admitted = await ask(request(today, '2026-11-30'), 'admitted')
    const second = await ask(request('2026-12-01', '2026-12-31'), 'admitted')
    const offList = { item: undefined, demands: undefined, plan }
    const referred = await ask(request(today, '2026-11-30', offList), 'in-review')
    const emergency = {
      issuer: `${jurisdiction}-QZF`,
      number: `应急〔2026〕${made}号`,
      order: '关于启动应急响应的命令',
      level: 'II',
      issuedOn: today,
    }
    const flood = await ask(request(today, '2026-11-30', { ...offList, plan: undefined, emergency }), 'admitted')
    const [obligation] = admitted.obligations
    const [refused] = second.obligations
    await as(community, 'POST', `obligations/${refused}/refusal`, { reason: '指导未到位' }, 200, 201)
    const delivery = await as(
      asker,
      'POST',
      `obligations/${obligation}/deliveries`,
      { commitment: `${obligation}.f1`, deliveredOn: today, amountFen: 10_000 },
      201,
    )
    // Confirmed, and of it something spent: work of a day before, so that the delivery above still waits for its answer.
    const flooded = flood.obligations[0]
    const came = await as(
      asker,
      'POST',
      `obligations/${flooded}/deliveries`,
      { commitment: `${flooded}.f1`, deliveredOn: today, amountFen: 10_000 },
      201,
    )
    await as(community, 'POST', `deliveries/${came.id}/confirmation`, { received: true }, 200)
    const expenditure = { spentOn: today, amountFen: 1_000, purpose: '防汛物资' }
    const spent = await as(community, 'POST', `obligations/${flooded}/expenditures`, expenditure, 201)
    const carried = { code: `QL-${made}`, kind: 'ledger', name: `台账${made}`, organisation, communities: [community] }
    const inventory = { jurisdiction, lines: [carried] }
    await as(keeper, 'PUT', 'clean-up', inventory, 200)
    const provider = { name: `机构${made}`, creditCode: '52990105MJ00000181', kind: 'social-organisation' }
    await as(keeper, 'PUT', `providers/p-${made}`, provider, 201)
    const outlet = { name: `网点${made}`, community, operator: `p-${made}` }
    await as(keeper, 'PUT', `outlets/o-${made}`, outlet, 201)
    const contract = {
      provider: `p-${made}`,
      items: ['GF-02-02'],
      communities: [community],
      period: { from: today, until: '2027-12-31' },
      priceFen: 1_000,
      instalments: [{ dueOn: '2027-12-31', percent: 100 }],
      payer: organisation,
      document: '服务合同（测试）',
    }
    await as(keys.reviewer ?? '', 'PUT', `contracts/c-${made}`, contract, 201)
    store.keys.add(`spare-${made}`, { id: `spare-${made}`, role: 'operator', createdAt })
    const another = request('2028-03-01', '2028-03-31', { support: {} })
    return {
      keys,
      whose: { organisation, communities: [community], street, jurisdiction },
      byPath: {
        organisations: organisation,
        communities: community,
        'budget-lines': line,
        lists: jurisdiction,
        assignments: admitted.id,
        'assignments/review': referred.id,
        'assignments/supplement': flood.id,
        obligations: obligation,
        'obligations/expenditures': flooded,
        'obligations/resumption': refused,
        deliveries: delivery.id,
        expenditures: spent.id,
        'clean-up': carried.code,
        providers: `p-${made}`,
        outlets: `o-${made}`,
        contracts: `c-${made}`,
        keys: `spare-${made}`,
        entries: String(admitted.log.index),
      },
      queries: {
        'GET /v1/rejections/summary': '?by=rule',
        'GET /v1/log/proofs/inclusion': '?index=0',
        'GET /v1/log/proofs/consistency': '?from=1',
        'GET /v1/lists/{jurisdiction}/editions/{number}/differences': '?against=1',
      },
      headers: {
        'PUT /v1/lists/{jurisdiction}/draft': { 'if-match': '*' },
        'DELETE /v1/lists/{jurisdiction}/draft': { 'if-match': '*' },
      },
      bodies: {
        'PUT /v1/organisations/{code}': organisationPut,
        'PUT /v1/communities/{code}': communityPut,
        'PUT /v1/budget-lines/{code}': linePut,
        'PUT /v1/registry': {},
        'PUT /v1/providers/{code}': provider,
        'PUT /v1/outlets/{code}': outlet,
        'PUT /v1/contracts/{code}': contract,
        'POST /v1/contracts/{code}/termination': { reason: '服务不达标' },
        'PUT /v1/clean-up': inventory,
        'POST /v1/clean-up/{line}/disposal': { as: 'cancelled' },
        'PUT /v1/lists/{jurisdiction}/draft': edition,
        'POST /v1/lists/{jurisdiction}/draft/trial': { from: '2026-01-01', until: '2026-01-02' },
        'POST /v1/lists/{jurisdiction}/draft/publication': { effectiveFrom: '2027-01-01', unchanged: true },
        'POST /v1/checks': another,
        'POST /v1/assignments': another,
        'POST /v1/assignments/{id}/review': { outcome: 'rejected', reason: '不需要' },
        'POST /v1/assignments/{id}/supplement': { plan },
        'POST /v1/assignments/{id}/withdrawal': { reason: '不再需要' },
        'POST /v1/assignments/{id}/taking-back': { reason: '街道自行办理' },
        'POST /v1/assignments/{id}/revocation': { reason: '情况有变' },
        'POST /v1/assignments/{id}/deliveries': { kind: 'staff', deliveredOn: today },
        'POST /v1/assignments/{id}/release': { reason: '不再需要', commitments: [`${obligation}.g1`] },
        'POST /v1/deliveries/confirmations': { deliveries: [delivery.id], received: true },
        'POST /v1/obligations/{id}/deliveries': { commitment: `${obligation}.s1`, deliveredOn: today },
        'POST /v1/obligations/{id}/expenditures': expenditure,
        'POST /v1/expenditures/{id}/correction': { ...expenditure, amountFen: 900, reason: '更正' },
        'POST /v1/deliveries/{id}/confirmation': { received: true },
        'POST /v1/obligations/{id}/refusal': { reason: '指导未到位' },
        'POST /v1/obligations/{id}/resumption': { reason: '已经到位' },
        'POST /v1/obligations/{id}/completion': { completedOn: today },
        'POST /v1/communities/{code}/refusals': {
          organisation: '某局',
          title: '未经准入的工作',
          receivedOn: today,
          description: '口头布置',
        },
      },
    }
  }

  return async () => ({
    own: await thing(places.own),
    neighbours: await thing(places.neighbours),
    elsewhere: await thing(places.elsewhere),
  })
}
