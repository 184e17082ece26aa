// The sample list as others would write it: for each item that a community may carry, the conditions on which work may be
// placed, as expressions. What they cannot work out by themselves (months, days of notice) is handed to them.
import { readSample } from '../src/host/sample.ts'
import type { Item } from '../src/policy/terms.ts'

const { edition } = readSample()
export const carried = edition.items.filter(({ kind }) => kind === 'assistance' || kind === 'own-duty')

/** What is asked of the policies of others: a request, flattened. */
export function askedOfOthers(request: {
  receiver: string
  role: string
  timesPerMonth: number
  targets: readonly { quantity: number; amountFen: number }[]
  support: {
    funding?: { payer: string; budgetLine: string; instalments: readonly { percent: number }[] }
    staff?: readonly { count: number }[]
    guidance?: object | undefined
    authority?: readonly string[]
  }
  demands: readonly { kind: string; name: string }[]
}) {
  const { funding, staff = [], guidance, authority = [] } = request.support
  return {
    receiver: request.receiver,
    role: request.role,
    timesPerMonth: request.timesPerMonth,
    months: 7,
    noticeDays: 90,
    payer: funding?.payer ?? '',
    budgetLine: funding?.budgetLine ?? '',
    percent: (funding?.instalments ?? []).reduce((sum, { percent }) => sum + percent, 0),
    unitFen: Math.min(...request.targets.map(({ quantity, amountFen }) => Math.floor(amountFen / quantity / 7))),
    staff: staff.reduce((sum, { count }) => sum + count, 0),
    guidance: guidance !== undefined,
    authority: [...authority],
    demands: request.demands.map(({ kind, name }) => `${kind} ${name}`),
  }
}
export type AskedOfOthers = ReturnType<typeof askedOfOthers>

export interface Condition {
  fact: keyof AskedOfOthers
  is: 'equal' | 'atLeast' | 'atMost' | 'oneOf' | 'containsAll' | 'within'
  value: string | number | boolean | readonly string[]
}

/** Every condition of an item, and that the asker leads it. */
export function conditionsOf(item: Item): { leads: readonly string[]; conditions: Condition[] } {
  const { receiver, role, limits, fee, support, allows, leads } = item
  const conditions: Condition[] = [
    { fact: 'receiver', is: 'equal', value: receiver ?? 'residents-committee' },
    { fact: 'role', is: 'equal', value: role ?? 'cooperating' },
    { fact: 'noticeDays', is: 'atLeast', value: edition.terms.noticeWorkingDays },
    { fact: 'months', is: 'atMost', value: limits?.maxMonths ?? 12 },
    { fact: 'timesPerMonth', is: 'atMost', value: limits?.maxTimesPerMonth ?? 31 },
    { fact: 'demands', is: 'within', value: (allows ?? []).map(({ kind, name }) => `${kind} ${name}`) },
  ]
  if (fee)
    conditions.push(
      { fact: 'unitFen', is: 'atLeast', value: fee.unitFen },
      { fact: 'payer', is: 'oneOf', value: [...(edition.terms.payers ?? []), ...(leads ?? [])] },
      { fact: 'percent', is: 'equal', value: 100 },
    )
  if (support?.staff) conditions.push({ fact: 'staff', is: 'atLeast', value: support.staff })
  if (support?.guidance) conditions.push({ fact: 'guidance', is: 'equal', value: true })
  if (support?.authority) conditions.push({ fact: 'authority', is: 'containsAll', value: support.authority })
  return { leads: leads ?? [], conditions }
}

const celOf: Record<Condition['is'], (fact: string, value: string) => string> = {
  equal: (fact, value) => `${fact} == ${value}`,
  atLeast: (fact, value) => `${fact} >= ${value}`,
  atMost: (fact, value) => `${fact} <= ${value}`,
  oneOf: (fact, value) => `${fact} in ${value}`,
  containsAll: (fact, value) => `${value}.all(one, one in ${fact})`,
  within: (fact, value) => `${fact}.all(one, one in ${value})`,
}

/** A policy of Cerbos for one item. */
export function cerbosPolicy(item: Item): string {
  const { leads, conditions } = conditionsOf(item)
  const all = [
    `request.principal.attr.organisation in ${JSON.stringify(leads)}`,
    ...conditions.map(({ fact, is, value }) => celOf[is](`request.resource.attr.${fact}`, JSON.stringify(value))),
  ]
  const match = { all: { of: all.map((expr) => ({ expr })) } }
  const rule = { actions: ['place'], effect: 'EFFECT_ALLOW', roles: ['organisation'], condition: { match } }
  return JSON.stringify({
    apiVersion: 'api.cerbos.dev/v1',
    resourcePolicy: { version: 'default', resource: item.code, rules: [rule] },
  })
}

export function cerbosRequest(attr: AskedOfOthers, id: string) {
  return {
    requestId: id,
    principal: { id: '990105-SFJ', roles: ['organisation'], attr: { organisation: '990105-SFJ' } },
    resources: [{ actions: ['place'], resource: { kind: 'XZ-07-01', id, attr } }],
  }
}
