// Deciding in process: the rules by themselves, the whole command, and libraries that decide by conditions, each of them with
// the conditions of one item of the same list, which is known. They answer yes or no; the rules are all 43 of them, with figures.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemChance, systemClock } from '../src/host/world.ts'
import type { Principal } from '../src/policy/access/principal.ts'
import { check } from '../src/policy/admission/asking.ts'
import { decide } from '../src/policy/admission/decide.ts'
import { gather } from '../src/policy/admission/facts.ts'
import type { AskedRequest } from '../src/policy/terms.ts'
import { given } from '../src/policy/untrusted.ts'
import { openStore } from '../src/schema/sql/store.ts'
import { loadDistrict } from './district.ts'
import { median } from './pairs.ts'
import { rejected, request } from './request.ts'
import { type AskedOfOthers, askedOfOthers, type Condition, carried, conditionsOf } from './rival-policies.ts'

const packages = ['json-rules-engine@7.3.1', 'casbin@5.51.1', '@cedar-policy/cedar-wasm@4.13.0']
const justice: Principal = { key: 'bench', role: 'organisation', organisation: '990105-SFJ' }
const item = carried.find(({ code }) => code === 'XZ-07-01') as (typeof carried)[number]

type Decide = (attr: AskedOfOthers) => unknown

/** Microseconds for one decision, admitted and rejected in turn. */
async function timed(one: (i: number) => unknown, times: number): Promise<number> {
  const took: number[] = []
  for (let round = 0; round < 9; round++) {
    const began = performance.now()
    for (let i = 0; i < times; i++) await one(i)
    took.push(((performance.now() - began) * 1000) / times)
  }
  return median(took)
}

/** The same without a promise for each. */
function timedAtOnce(one: (i: number) => unknown, times: number): number {
  const took: number[] = []
  for (let round = 0; round < 9; round++) {
    const began = performance.now()
    for (let i = 0; i < times; i++) one(i)
    took.push(((performance.now() - began) * 1000) / times)
  }
  return median(took)
}

const operators: Record<Condition['is'], string> = {
  equal: 'equal',
  atLeast: 'greaterThanInclusive',
  atMost: 'lessThanInclusive',
  oneOf: 'in',
  containsAll: 'containsAll',
  within: 'within',
}

// biome-ignore lint/suspicious/noExplicitAny: packages that are not among ours, and so without their types
type Any = any

function jsonRules(load: Any): Decide {
  const { Engine } = load('json-rules-engine')
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator('containsAll', (has: string[], wanted: string[]) => wanted.every((one) => has.includes(one)))
  engine.addOperator('within', (has: string[], may: string[]) => has.every((one) => may.includes(one)))
  const { conditions } = conditionsOf(item)
  const all = conditions.map(({ fact, is, value }) => ({ fact, operator: operators[is], value }))
  engine.addRule({ conditions: { all }, event: { type: 'admitted' } })
  return (attr) => engine.run(attr)
}

async function casbin(load: Any): Promise<Decide> {
  const { newEnforcer, newModelFromString } = load('casbin')
  const terms = conditionsOf(item).conditions.flatMap(({ fact, is, value }) => {
    const said = JSON.stringify(value)
    if (is === 'equal') return [`r.sub.${fact} == ${said}`]
    if (is === 'atLeast') return [`r.sub.${fact} >= ${said}`]
    return is === 'atMost' ? [`r.sub.${fact} <= ${said}`] : []
  })
  const model = newModelFromString(`[request_definition]
r = sub, obj, act
[policy_definition]
p = obj, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.obj == p.obj && r.act == p.act && ${terms.join(' && ')}`)
  const enforcer = await newEnforcer(model)
  for (const { code } of carried) await enforcer.addPolicy(code, 'place')
  return (attr) => enforcer.enforceSync(attr, item.code, 'place')
}

function cedar(load: Any): Decide {
  const cedar = load('@cedar-policy/cedar-wasm/nodejs')
  const terms = conditionsOf(item).conditions.map(({ fact, is, value }) => {
    const said = Array.isArray(value)
      ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]`
      : JSON.stringify(value)
    if (is === 'equal') return `context.${fact} == ${said}`
    if (is === 'atLeast') return `context.${fact} >= ${said}`
    if (is === 'atMost') return `context.${fact} <= ${said}`
    if (is === 'oneOf') return `${said}.contains(context.${fact})`
    return is === 'containsAll' ? `context.${fact}.containsAll(${said})` : `${said}.containsAll(context.${fact})`
  })
  const policies = `permit (principal, action == Action::"place", resource == Item::"${item.code}") when { ${terms.join(' && ')} };`
  const parsed = cedar.preparsePolicySet('bench', { staticPolicies: policies })
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))
  return (attr) =>
    cedar.statefulIsAuthorized({
      principal: { type: 'Organisation', id: '990105-SFJ' },
      action: { type: 'Action', id: 'place' },
      resource: { type: 'Item', id: item.code },
      context: attr,
      preparsedPolicySetId: 'bench',
      entities: [],
    })
}

export async function run(say: (text: string) => void): Promise<unknown> {
  say('\nDeciding in process, microseconds')
  const store = openStore('file::memory:', systemClock, systemChance(), { create: true })
  await loadDistrict(store)
  const asked = [request(0), rejected(0)].map((one) => given(one as unknown as AskedRequest))
  const { today } = store.now()
  const ready = asked.map((one) => {
    const gathered = gather(store.reads, today, '990105-SFJ', one)
    if ('problem' in gathered) throw new Error(JSON.stringify(gathered.problem))
    return gathered
  })
  const rules = timedAtOnce((i) => {
    const { request, edition, facts } = ready[i % 2] as (typeof ready)[number]
    decide(request, edition, facts)
  }, 20_000)
  const whole = timedAtOnce(
    (i) => store.ask(check(justice, '990105-SFJ', asked[i % 2] as (typeof asked)[number])),
    10_000,
  )
  await store.close()
  const told: Record<string, number> = { 'the rules': rules, 'the whole command, with its facts and words': whole }
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-bench-'))
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', ...packages], {
      stdio: 'ignore',
    })
    writeFileSync(join(folder, 'x.cjs'), '')
    const load = createRequire(join(folder, 'x.cjs'))
    const attrs = [askedOfOthers(request(0)), askedOfOthers(rejected(0) as never)]
    const makers: Record<string, (load: Any) => Decide | Promise<Decide>> = {
      'json-rules-engine 7.3.1': jsonRules,
      'casbin 5.51.1': casbin,
      'Cedar 4.13.0, preparsed': cedar,
    }
    for (const [name, make] of Object.entries(makers)) {
      const one = await make(load)
      told[name] = await timed((i) => one(attrs[i % 2] as AskedOfOthers), 2_000)
    }
  } catch (error) {
    say(`not all were asked: ${(error as Error).message.split('\n')[0]}`)
  }
  rmSync(folder, { recursive: true, force: true })
  for (const [name, us] of Object.entries(told))
    say(`${name.padEnd(44)} ${us.toFixed(2).padStart(8)}   ${(us / rules).toFixed(1)} × the rules`)
  return told
}
