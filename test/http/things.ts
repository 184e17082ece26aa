// What the access test tries to touch: for each operation anew, so that no try changes what the next one finds.
import { publishDocument } from '../../src/policy/commands/lists.ts'
import type { Role } from '../../src/policy/ports.ts'
import { readSample } from '../../src/sample.ts'
import { soundRequest, type TestService } from '../a-service.ts'

export interface Thing {
  /** Access keys of those whose thing it is, by role; `street` is the community's street office. */
  keys: Record<string, string>
  /** What a path's parameter is: by the part before it, or by that and the part behind it. */
  byPath: Record<string, string>
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
  own: { jurisdiction: '320105', organisation: '320105-SFJ', street: '320105-JD01' },
  neighbours: { jurisdiction: '320105', organisation: '320105-MZJ', street: '320105-JD02' },
  elsewhere: { jurisdiction: '440305', organisation: '440305-SFJ', street: '440305-JD01' },
}

/** Prepares another jurisdiction with a list of its own; the function given back makes new things in all three places. */
export async function things(service: TestService): Promise<() => Promise<Things>> {
  const { store } = service
  const { edition } = readSample()
  // Anybody may lead here, so that a neighbour too has something admitted.
  for (const item of edition.items) delete item.leads
  let made = 0

  const key = (role: Role, bound: object, name: string) => {
    if (!store.keys.holder(name))
      store.keys.add(name, { id: `k-${name}`, role, ...bound, createdAt: '2026-11-23T00:00:00.000Z' })
    return name
  }
  async function as(by: string, method: string, url: string, body: unknown, ...expected: number[]) {
    const answer = await service.call(undefined, method, url, body, { authorization: `Bearer ${by}` })
    if (!expected.includes(answer.status)) throw new Error(`${method} ${url} by ${by}: ${answer.text}`)
    return answer.body
  }
  for (const jurisdiction of ['320105', '440305']) {
    key('list-keeper', { jurisdiction }, `keeper-${jurisdiction}`)
    key('finance', { jurisdiction }, `finance-${jurisdiction}`)
    const written = await store.write(publishDocument('test', jurisdiction, edition, '2026-11-23'))
    if ('problem' in written) throw new Error(JSON.stringify(written.problem))
  }
  for (const { jurisdiction, organisation, street } of Object.values(places))
    for (const [code, kind] of [
      [organisation, 'department'],
      [street, 'street-office'],
    ] as const)
      await as(
        `keeper-${jurisdiction}`,
        'PUT',
        `/v1/organisations/${code}`,
        { name: code, kind, jurisdiction },
        200,
        201,
      )

  async function thing({ jurisdiction, organisation, street }: Place): Promise<Thing> {
    const community = `${jurisdiction}9${++made}`
    const line = `line-${made}`
    const put = (by: string, url: string, body: unknown) =>
      as(`${by}-${jurisdiction}`, 'PUT', `/v1/${url}`, body, 200, 201)
    const communityPut = { name: community, jurisdiction, street, households: 1, residents: 1 }
    const linePut = { organisation, year: 2027, totalFen: 10_000_000, document: '测试' }
    const organisationPut = { name: organisation, kind: 'department', jurisdiction }
    await put('keeper', `communities/${community}`, communityPut)
    await put('finance', `budget-lines/${line}`, linePut)
    const keys: Record<string, string> = {
      organisation: key('organisation', { organisation }, organisation),
      street: key('organisation', { organisation: street }, street),
      community: key('community', { community }, community),
      operator: key('operator', {}, 'the-operator'),
    }
    for (const role of ['list-keeper', 'finance', 'reviewer', 'auditor'] as const)
      keys[role] = key(role, { jurisdiction }, `${role}-${jurisdiction}`)

    const { support, ...sound } = soundRequest()
    const request = (changes: object = {}) => ({
      ...sound,
      targets: [{ community, quantity: 3, amountFen: 150_000 }],
      support: { ...support, funding: { ...support.funding, payer: organisation, budgetLine: line } },
      ...changes,
    })
    const offList = {
      item: undefined,
      demands: undefined,
      plan: {
        reason: '清单之外',
        content: '一次',
        agreement: '购买服务',
        bases: [{ title: '测试法', article: '1', force: 'shall-assist' }],
      },
    }
    const ask = async (body: unknown, status: string) => {
      const answer = await as(organisation, 'POST', '/v1/assignments', body, 201)
      if (answer.status !== status) throw new Error(`not ${status}: ${JSON.stringify(answer.decision.findings)}`)
      return answer
    }
    // Of another hand than the list keeper's who tries to publish it.
    if (!store.reads.draft(jurisdiction))
      await as(`keeper-${jurisdiction}`, 'PUT', `/v1/lists/${jurisdiction}/draft`, edition, 201)
    const admitted = await ask(request(), 'admitted')
    const referred = await ask(request(offList), 'in-review')
    store.keys.add(`spare-${made}`, { id: `spare-${made}`, role: 'operator', createdAt: '2026-11-23T00:00:00.000Z' })
    const another = {
      period: { from: '2028-03-01', until: '2028-12-31' },
      support: {},
      targets: [{ community, quantity: 1 }],
    }
    return {
      keys,
      byPath: {
        organisations: organisation,
        communities: community,
        'budget-lines': line,
        lists: jurisdiction,
        assignments: admitted.id,
        'assignments/review': referred.id,
        obligations: admitted.obligations[0],
        keys: `spare-${made}`,
        entries: String(admitted.log.index),
      },
      queries: {},
      headers: { 'PUT /v1/lists/{jurisdiction}/draft': { 'if-match': '*' } },
      bodies: {
        'PUT /v1/organisations/{code}': organisationPut,
        'PUT /v1/communities/{code}': communityPut,
        'PUT /v1/budget-lines/{code}': linePut,
        'PUT /v1/lists/{jurisdiction}/draft': edition,
        'POST /v1/checks': request(another),
        'POST /v1/assignments': request(another),
      },
    }
  }

  return async () => ({
    own: await thing(places.own),
    neighbours: await thing(places.neighbours),
    elsewhere: await thing(places.elsewhere),
  })
}
