// Every rule against its own cases, and every text it can speak.
import { readdirSync } from 'node:fs'
import t, { type Test } from 'tap'
import type { Case } from '../../../src/policy/admission/case.ts'
import { quotations, unquoted } from '../../../src/policy/admission/quotations.ts'
import { noObjection, type Rule } from '../../../src/policy/admission/rule.ts'
import { rules } from '../../../src/policy/admission/rulebook/index.ts'
import { ruleNames } from '../../../src/policy/admission/rulebook/names.ts'
import { sources } from '../../../src/policy/admission/sources.ts'
import type { Figures, Hit } from '../../../src/policy/terms.ts'
import { question } from './sound.ts'

const byName = new Map(rules.map((rule) => [rule.name, rule]))
const folder = new URL('../../../src/policy/admission/rules/', import.meta.url)

t.test('every rule has its file and its cases, and every file its rule', async (t) => {
  t.strictSame(readdirSync(folder).sort(), rules.flatMap(({ name }) => [`${name}.cases.ts`, `${name}.ts`]).sort())
  t.equal(new Set(rules).size, rules.length, 'each once')
})

t.test('what is wrong is rejected, but for what a person may still let through', async (t) => {
  const others = rules.filter(({ effect }) => effect !== 'reject').map(({ name, effect }) => [name, effect])
  t.strictSame(Object.fromEntries(others), {
    'off-list': 'refer',
    'plan-missing': 'return',
    'review-required': 'refer',
    'quantity-unlikely': 'return',
    'standard-unmet': 'warn',
    'title-unlike-item': 'warn',
    'basis-too-weak': 'refer',
    'hidden-demand': 'refer',
    'budget-unknown': 'return',
    'guidance-missing': 'return',
    'load-exceeded': 'refer',
  })
})

t.test('the sound case passes every rule and costs no answer of its own', async (t) => {
  const asked = question({})
  for (const rule of rules) t.equal(rule.check(asked), noObjection, rule.name)
})

for (const rule of rules) {
  t.test(rule.name, async (t) => {
    const module = (await import(new URL(`${rule.name}.ts`, folder).href)) as Record<string, unknown>
    t.equal(module[camelCase(rule.name)], rule, 'the file of its name exports it')
    t.ok(rule.sources.length > 0, 'cites a source')
    for (const source of rule.sources) t.ok(Object.hasOwn(sources, source), source)

    const { cases } = (await import(new URL(`${rule.name}.cases.ts`, folder).href)) as { cases: Case[] }
    t.ok(
      cases.some(({ hits }) => hits.length > 0),
      'has a case that fires',
    )
    t.ok(
      cases.some(({ hits }) => hits.length === 0),
      'has a case that just does not',
    )
    t.equal(new Set(cases.map(({ name }) => name)).size, cases.length, 'names each case once')
    for (const one of cases) {
      const asked = question(one)
      const hits = rule.check(asked)
      if (one.of === 'some')
        t.ok(
          one.hits.every((hit) => hits.some((found) => holds(found, hit))),
          one.name,
        )
      else t.strictSame(hits, one.hits, one.name)
      if (hits.length === 0) t.equal(hits, noObjection, `${one.name}: the shared answer`)
      for (const hit of hits) speaks(t, rule, hit, one.name)
    }
  })
}

t.test('a rule that objects for several reasons words each of them', async (t) => {
  const words: [string, Figures, RegExp, RegExp, RegExp, RegExp][] = [
    [
      'department-duty',
      { why: 'kind', leads: [] },
      /是部门职责，/,
      /own duty and/,
      /职能部门/,
      /the department itself/,
    ],
    [
      'department-duty',
      { why: 'administrative-status', leads: ['A'] },
      /行政主体资格.*A/,
      /status.*A/,
      /由 A 自/,
      /for A/,
    ],
    ['off-list', { item: '' }, /未载明/, /No item/, /编码/, /code/],
    ['off-list', { item: 'X' }, /没有事项 X/, /Item X is not/, /编码/, /code/],
    ['basis-lapsed', { offList: true, bases: [] }, /方案未列明/, /plan names no legal/, /在实施方案中/, /in the plan/],
    ['basis-lapsed', { offList: false, bases: [] }, /事项未列明/, /item names no legal/, /补充/, /add a basis/],
    ['basis-lapsed', { offList: false, bases: ['B'] }, /失效：B/, /in force.*B/, /更新/, /renew/],
    [
      'funding-missing',
      { why: 'funding', offList: true },
      /购买服务/,
      /purchased/,
      /写明经费承担单位/,
      /State the payer/,
    ],
    ['funding-missing', { why: 'amount' }, /该社区/, /This community/, /金额/, /State the amount/],
    ['funding-missing', { why: 'payer', asker: 'A', payers: ['B'] }, /B/, /B/, /为 A 或 B/, /Name A or B/],
    [
      'funding-late',
      { why: 'first', dueOn: '2027-03-05', latestOn: '2027-03-01' },
      /应不迟于2027年3月1日/,
      /by 2027-03-01/,
      /首期.*3月1日/,
      /first.*03-01/,
    ],
    [
      'funding-late',
      { why: 'behind', instalment: 2, dueOn: '2027-03-05', latestOn: '2027-03-01' },
      /^第2期/,
      /^Instalment 2/,
      /第2期/,
      /instalment 2/,
    ],
    ['emergency-unproven', { why: 'no-terms' }, /未规定/, /no emergency/, /删去/, /Leave/],
    ['emergency-unproven', { why: 'too-long', days: 3, maxDays: 1 }, /3天.*1天/, /3 days.*1/, /1天/, /1 day at/],
  ]
  for (const [name, facts, ...patterns] of words) {
    const rule = rules.find((one) => one.name === name)
    if (rule === undefined) throw new Error(name)
    const texts = worded(rule, { firstDay: '2027-03-01', dueOn: '2027-03-05', latestOn: '2027-03-01', ...facts })
    for (const [i, text] of texts.entries()) t.match(text, patterns[i] ?? /^$/, name)
  }
})

t.test('every source is worded in both languages', async (t) => {
  const used = new Set(rules.flatMap((rule) => rule.sources))
  for (const [id, { zh, en }] of Object.entries(sources)) {
    t.match(zh, /\p{Script=Han}/u, id)
    t.notMatch(en, /\p{Script=Han}/u, id)
    t.ok(used.has(id as keyof typeof sources), `${id} is used`)
  }
})

/** The same place, and all figures of the other; lists hold at least the other's. */
function holds(found: Hit, hit: Hit): boolean {
  return (
    found.pointer === hit.pointer &&
    Object.entries(hit.facts).every(([key, value]) => {
      const own = found.facts[key]
      return Array.isArray(value) ? value.every((one) => Array.isArray(own) && own.includes(one)) : own === value
    })
  )
}

t.test('every rule × every source: a quotation that says it, or this design says so', async (t) => {
  for (const { name, sources: cited } of rules)
    for (const source of cited)
      t.ok(
        unquoted.has(source) || quotations.some((one) => one.source === source && one.founds.includes(name)),
        `${name} on ${source}`,
      )
  for (const { source, founds, text } of quotations) {
    t.match(text, /\p{Script=Han}{4}/u, source)
    for (const name of founds) t.ok(byName.has(name), `${source} founds ${name}, which is a rule`)
    t.ok(
      founds.some((name) => byName.get(name)?.sources.includes(source)),
      `${source}: what it says is cited`,
    )
  }
})

t.test('every rule has a name that people read', async (t) => {
  t.strictSame(Object.keys(ruleNames).sort(), rules.map(({ name }) => name).sort())
  t.equal(new Set(Object.values(ruleNames).map(({ zh }) => zh)).size, rules.length, 'each its own')
})

/** Facts are what is recorded: texts must come out of their JSON as they came out of the check. */
function speaks(t: Test, rule: Rule, hit: Hit, name: string) {
  const facts = JSON.parse(JSON.stringify(hit.facts)) as Figures
  t.strictSame(facts, hit.facts, `${name}: facts survive the record`)
  t.match(hit.pointer, /^(\/[A-Za-z0-9]+)+$/, `${name}: a JSON pointer`)
  const [zh, en, remedyZh, remedyEn] = worded(rule, facts)
  const texts = { zh, en, remedyZh, remedyEn }
  for (const [which, text] of Object.entries(texts)) {
    t.ok(text.trim().length > 0, `${name}: ${which}`)
    t.notMatch(text, /undefined|NaN|null|Infinity|\[object|“”|""|\s{2}/, `${name}: ${which} has no hole`)
  }
  t.not(texts.zh, texts.en)
  t.not(texts.remedyZh, texts.remedyEn)
  t.not(texts.zh, texts.remedyZh, `${name}: the remedy is not the objection`)
  t.match(texts.zh, /\p{Script=Han}/u, `${name}: zh is Chinese`)
  t.match(texts.remedyZh, /\p{Script=Han}/u, `${name}: the remedy is Chinese`)
  t.match(texts.en, /^["A-Z]/, `${name}: en begins a sentence`)
}

function worded({ zh, en, remedy }: Rule, facts: Figures): [string, string, string, string] {
  const remedies =
    typeof remedy.zh === 'function' && typeof remedy.en === 'function'
      ? [remedy.zh(facts), remedy.en(facts)]
      : [String(remedy.zh), String(remedy.en)]
  return [zh(facts), en(facts), remedies[0] ?? '', remedies[1] ?? '']
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

t.test('who may pay is named once, also where the law names the asker', (t) => {
  const rule = rules.find(({ name }) => name === 'funding-missing') as Rule
  const facts = { why: 'payer', payer: '990105-MZJ', asker: '990105-SFJ', payers: ['990105-SFJ'] }
  const { zh, en } = rule.remedy as Record<'zh' | 'en', (facts: Figures) => string>
  t.equal(zh(facts), '将经费承担单位改为 990105-SFJ')
  t.equal(en(facts), 'Name 990105-SFJ as payer')
  t.end()
})
