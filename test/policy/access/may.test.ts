// Who may do what to what: each reach for each role, on its own, a neighbour's and things elsewhere.

import t from 'tap'
import { covers } from '../../../src/policy/access/jurisdictions.ts'
import {
  type Action,
  access,
  may,
  mayAtAll,
  outside,
  type Resource,
  rolesFor,
  scopeOf,
} from '../../../src/policy/access/may.ts'
import { type Principal, type Role, roles } from '../../../src/policy/access/principal.ts'
import fc from '../../properties.ts'

const who = {
  organisation: { key: 'k', role: 'organisation', organisation: '990105-SFJ' },
  street: { key: 'k', role: 'organisation', organisation: '990105-JD01' },
  community: { key: 'k', role: 'community', community: '990105001001' },
  'list-keeper': { key: 'k', role: 'list-keeper', jurisdiction: '990105' },
  finance: { key: 'k', role: 'finance', jurisdiction: '990105' },
  reviewer: { key: 'k', role: 'reviewer', jurisdiction: '990105' },
  auditor: { key: 'k', role: 'auditor', jurisdiction: '990105' },
  operator: { key: 'k', role: 'operator' },
} as const satisfies Record<string, Principal>
type Who = keyof typeof who

const things = {
  own: { organisation: '990105-SFJ', communities: ['990105001001'], street: '990105-JD01', jurisdiction: '990105' },
  neighbours: {
    organisation: '990105-MZJ',
    communities: ['990105002001', '990105002002'],
    street: '990105-JD02',
    jurisdiction: '990105',
  },
  elsewhere: {
    organisation: '440305-SFJ',
    communities: ['440305001001'],
    street: '440305-JD01',
    jurisdiction: '440305',
  },
  nobodys: {},
} as const satisfies Record<string, Resource>

/** Who may do this to each of the things, in words. */
const told = (action: Action) =>
  Object.fromEntries(
    Object.entries(things).map(([name, thing]) => [
      name,
      (Object.keys(who) as Who[]).filter((one) => may(who[one], action, thing) === undefined).join(' '),
    ]),
  )

t.test('each reach', async (t) => {
  t.strictSame(
    told('assignment.read'),
    {
      own: 'organisation community list-keeper reviewer auditor',
      neighbours: 'list-keeper reviewer auditor',
      elsewhere: '',
      nobodys: '',
    },
    'its own',
  )
  t.strictSame(
    told('refusal.list'),
    { own: 'street community reviewer auditor', neighbours: 'reviewer auditor', elsewhere: '', nobodys: '' },
    'of an organisation, its streets',
  )
  t.strictSame(
    told('obligation.read'),
    {
      own: 'organisation street community reviewer auditor',
      neighbours: 'reviewer auditor',
      elsewhere: '',
      nobodys: '',
    },
    'of an organisation, its own or its streets',
  )
  t.strictSame(
    told('assignment.review'),
    { own: 'reviewer', neighbours: 'reviewer', elsewhere: '', nobodys: '' },
    'of others, by somebody who is of no organisation',
  )
  const everybody = 'organisation street community list-keeper finance reviewer auditor'
  t.strictSame(
    told('registry.read'),
    { own: everybody, neighbours: everybody, elsewhere: everybody, nobodys: everybody },
    'anywhere',
  )
  t.strictSame(told('key.manage'), {
    own: 'operator',
    neighbours: 'operator',
    elsewhere: 'operator',
    nobodys: 'operator',
  })
})

t.test('a reviewer who is of an organisation decides on others’ requests, never on its own', async (t) => {
  const reviewer = { ...who.reviewer, organisation: '990105-SFJ' }
  for (const action of ['assignment.review', 'assignment.revoke'] as const) {
    t.match(may(reviewer, action, things.own), { problem: { code: 'forbidden' } }, action)
    t.equal(may(reviewer, action, things.neighbours), undefined, action)
    t.match(may(reviewer, action, things.elsewhere), { problem: { code: 'forbidden' } }, action)
  }
  t.equal(may(reviewer, 'assignment.read', things.own), undefined, 'it may read it')
})

t.test('a jurisdiction reaches down, never up or aside', async (t) => {
  const inPlace = (jurisdiction: string) => may(who.auditor, 'rejection.list', { jurisdiction })
  t.equal(may({ ...who.auditor, jurisdiction: '99' }, 'rejection.list', { jurisdiction: '990105' }), undefined)
  t.equal(inPlace('990105'), undefined)
  for (const other of ['9901', '99', '990106', '440305']) t.match(inPlace(other), { problem: {} }, other)
})

t.test('a key that is bound to nothing reaches nothing', async (t) => {
  for (const role of roles)
    for (const action of Object.keys(access) as Action[]) {
      const reach = (access[action] as Partial<Record<Role, string>>)[role]
      if (reach === undefined || reach === 'anywhere') continue
      for (const thing of Object.values(things))
        t.match(may({ key: 'k', role }, action, thing), { problem: {} }, action)
    }
})

t.test('a role without a part in an action hears so, and whom it is for', async (t) => {
  for (const action of Object.keys(access) as Action[])
    for (const role of roles) {
      const no = mayAtAll({ key: 'k', role }, action)
      t.equal(no === undefined, rolesFor(action).includes(role), `${action} ${role}`)
      if (!no) continue
      t.equal(no.problem.code, 'forbidden')
      t.match(no.problem.detail.en, new RegExp(`^This is for .*; your key is ${role}$`))
      t.strictSame(may({ key: 'k', role }, action, things.own), no, 'and so does `may`, whosever the thing is')
    }
})

t.test('what is another’s does not say whose it is', async (t) => {
  for (const one of ['organisation', 'community', 'auditor'] as const) {
    const no = outside(who[one])
    t.strictSame(may(who[one], 'assignment.read', things.elsewhere), no)
    t.notMatch(JSON.stringify(no), /4403/)
  }
})

t.test('a collection shows what the key is bound to', async (t) => {
  t.strictSame(scopeOf(who.organisation), { organisation: '990105-SFJ' })
  t.strictSame(scopeOf(who.community), { community: '990105001001' })
  for (const one of ['list-keeper', 'finance', 'reviewer', 'auditor'] as const)
    t.strictSame(scopeOf(who[one]), { within: '990105' })
})

t.test('whatever a jurisdictional role may do lies within its jurisdiction', async (t) => {
  const place = fc.constantFrom('99', '9901', '990105', '990106', '9902', '44', '4403', '440305')
  const jurisdictional = fc.constantFrom<Role>('list-keeper', 'finance', 'reviewer', 'auditor')
  const action = fc.constantFrom(...(Object.keys(access) as Action[]))
  const organisation = fc.constantFrom('990105-SFJ', '440305-SFJ')
  const thing = fc.record(
    {
      organisation,
      communities: fc.subarray(['990105001001', '440305001001']),
      street: organisation,
      jurisdiction: place,
    },
    { requiredKeys: [] },
  )
  let allowed = 0
  fc.assert(
    fc.property(
      jurisdictional,
      place,
      fc.option(organisation),
      action,
      thing,
      (role, jurisdiction, of, what, whose) => {
        const holder: Principal = { key: 'k', role, jurisdiction, ...(of !== null && { organisation: of }) }
        const reach = (access[what] as Partial<Record<Role, string>>)[role]
        if (reach === 'anywhere' || may(holder, what, whose)) return
        allowed++
        if (whose.jurisdiction === undefined || !covers(jurisdiction, whose.jurisdiction))
          throw new Error(`${what} outside ${jurisdiction}`)
      },
    ),
    { seed: 8, numRuns: 5000 },
  )
  t.ok(allowed > 50, `${allowed} were allowed`)
})

t.test('a jurisdiction covers itself and what is below it; what is none covers nothing', async (t) => {
  for (const [outer, inner] of [
    ['99', '990105'],
    ['9901', '990105'],
    ['990105', '990105'],
  ] as const)
    t.ok(covers(outer, inner), outer)
  for (const outer of ['', '9', '990', '99010', '9901050', '9902', '990106', 'x'])
    t.notOk(covers(outer, '990105'), outer)
})
