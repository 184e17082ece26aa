// Deciding: a pure function; every rule, every finding; reject beats refer.

import t from 'tap'
import { decide, rulesIn } from '../../../src/policy/admission/decide.ts'
import { rules } from '../../../src/policy/admission/rulebook/index.ts'
import { word } from '../../../src/policy/admission/words.ts'
import { compileEdition } from '../../../src/policy/list/edition.ts'
import { type AssignmentRequest, demandKinds, type Facts, receivers, workRoles } from '../../../src/policy/terms.ts'
import fc from '../../properties.ts'
import { sound } from './sound.ts'

const edition = compileEdition(sound.ref, sound.document)
const { request, facts } = sound

/** A frozen copy: deciding that changed what it was given would throw. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}
const copy = <T>(value: T): T => frozen(structuredClone(value))

/** Requests that break any number of rules, and facts that do. */
const anyRequest = fc.record({
  item: fc.constantFrom('XZ-07-01', 'QX-06-01', 'XX-00-00', undefined),
  receiver: fc.constantFrom(...receivers),
  role: fc.constantFrom(...workRoles),
  timesPerMonth: fc.constantFrom(undefined, 2, 5),
  amountFen: fc.constantFrom(undefined, 0, 149_999, 150_000, 10 ** 9),
  budgetLine: fc.constantFrom(undefined, '2027-SFJ-013'),
  percents: fc.constantFrom([100], [50, 50], [1, 99]),
  staff: fc.boolean(),
  guidance: fc.boolean(),
  authority: fc.boolean(),
  demands: fc.subarray([...demandKinds]),
  plan: fc.constantFrom(
    undefined,
    {},
    { reason: 'r', content: 'c', agreement: 'a', bases: [{ title: 'x', article: '1', force: 'may' as const }] },
  ),
  emergency: fc.constantFrom(undefined, {
    issuer: '990105-QZF',
    number: '样政发〔2027〕1号',
    order: 'o',
    level: 'II' as const,
    issuedOn: '2027-01-03',
  }),
})
const anyFacts = fc.record({
  asker: fc.constantFrom(
    facts.asker,
    { code: '990105-MZJ', kind: 'department' as const, jurisdiction: '990105' },
    { code: '990105-XL', kind: 'street-office' as const, jurisdiction: '990105' },
  ),
  late: fc.boolean(),
  duplicate: fc.boolean(),
  load: fc.constantFrom(0, 59, 60),
  notice: fc.constantFrom(0, 29, 30),
  committedFen: fc.constantFrom(0, 10 ** 6),
})
const anyCase = fc.tuple(anyRequest, anyFacts).map(([r, f]): [AssignmentRequest, Facts] => {
  const { funding } = request.support
  const made = {
    ...request,
    item: r.item,
    receiver: r.receiver,
    role: r.role,
    timesPerMonth: r.timesPerMonth,
    targets: request.targets.map((target) => ({ ...target, amountFen: r.amountFen })),
    support: {
      ...(funding && {
        funding: {
          ...funding,
          budgetLine: r.budgetLine,
          instalments: r.percents.map((percent, i) => ({ dueOn: i === 0 ? '2027-03-01' : '2027-08-01', percent })),
        },
      }),
      ...(r.staff && { staff: request.support.staff }),
      ...(r.guidance && { guidance: request.support.guidance }),
      ...(r.authority && { authority: request.support.authority }),
    },
    demands: r.demands.map((kind) => ({ kind, name: '某要求' })),
    plan: r.plan,
    emergency: r.emergency,
  }
  const known: Facts = {
    ...facts,
    asker: f.asker,
    arrears: f.late ? [{ community: '990105001001', commitments: [{ id: 'a1.1.f1', dueOn: '2026-12-01' }] }] : [],
    duplicates: f.duplicate
      ? [{ community: '990105001001', assignment: 'a1', from: '2027-03-01', until: '2027-03-31' }]
      : [],
    load: { '990105001001': f.load },
    notice: { workingDays: f.notice, weekdaysOnly: [] },
    line: { ...(facts.line as NonNullable<Facts['line']>), committedFen: f.committedFen },
  }
  return [JSON.parse(JSON.stringify(made)), known]
})

t.test('the sound case is admitted', async (t) => {
  t.match(decide(request, edition, facts), {
    outcome: 'admitted',
    findings: [],
    required: [{ amountFen: 150_000 }, { amountFen: 100_000 }],
  })
})

t.test('properties', async (t) => {
  const seen = new Set<string>()
  const outcomes = new Map<string, number>()
  fc.assert(
    fc.property(anyCase, ([asked, known]) => {
      const decision = decide(copy(asked), edition, copy(known))
      const again = decide(copy(asked), edition, copy(known))
      if (JSON.stringify(again) !== JSON.stringify(decision)) throw new Error('not the same twice')
      const { findings, outcome } = decision
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      const effects = new Set(findings.map(({ effect }) => effect))
      const expected = effects.has('reject')
        ? 'rejected'
        : effects.has('return')
          ? 'returned'
          : effects.has('refer')
            ? 'referred'
            : 'admitted'
      if (outcome !== expected) throw new Error(`${outcome} with ${[...effects]}`)
      const order = rules.map(({ name }) => name)
      const places = findings.map(({ rule }) => order.indexOf(rule))
      if (places.some((place, i) => place < (places[i - 1] ?? 0)))
        throw new Error('findings out of the order of the rules')
      for (const finding of findings) {
        seen.add(finding.rule)
        for (const language of ['zh', 'en'] as const) {
          const { message, remedy, sources } = word(finding, language)
          if (!message || !remedy || sources.length === 0) throw new Error(`${finding.rule} is silent`)
          if (/undefined|NaN|\[object|Infinity/.test(message + remedy))
            throw new Error(`${finding.rule}: ${message} ${remedy}`)
        }
      }
    }),
    { numRuns: 1000, seed: 1 },
  )
  t.ok(seen.size > 20, `${seen.size} rules fired: ${[...outcomes].join(' ')}`)
})

t.test('one more objection never admits', async (t) => {
  const rank = { admitted: 0, referred: 1, returned: 2, rejected: 3 }
  fc.assert(
    fc.property(anyCase, fc.constantFrom('guarantee' as const, 'enforcement' as const), ([asked, known], kind) => {
      const worse = { ...asked, demands: [...(asked.demands ?? []), { kind, name: '再加一项' }] }
      const [before, after] = [decide(asked, edition, known), decide(worse, edition, known)]
      const kept = before.findings.every(({ rule }) => after.findings.some((one) => one.rule === rule))
      return after.outcome === 'rejected' && rank[after.outcome] >= rank[before.outcome] && kept
    }),
    { numRuns: 300, seed: 1 },
  )
  t.pass()
})

t.test('an emergency lifts the list and the notice, and nothing else', async (t) => {
  const emergency = {
    issuer: '990105-QZF',
    number: '样政发〔2027〕1号',
    order: 'o',
    level: 'II' as const,
    issuedOn: '2027-01-03',
  }
  const period = { from: '2027-01-05', until: '2027-01-20' }
  const base = { ...request, item: undefined, period } as unknown as AssignmentRequest
  const plain = rulesIn(decide(base, edition, { ...facts, notice: { workingDays: 0, weekdaysOnly: [] } }).findings)
  const lifted = rulesIn(
    decide({ ...base, emergency }, edition, { ...facts, notice: { workingDays: 0, weekdaysOnly: [] } }).findings,
  )
  for (const rule of ['off-list', 'plan-missing', 'notice-too-short']) {
    t.ok(plain.includes(rule), `${rule} fires`)
    t.notOk(lifted.includes(rule), `${rule} is lifted`)
  }
  const enforcement = { ...base, emergency, demands: [{ kind: 'enforcement' as const, name: '拆除' }] }
  t.ok(rulesIn(decide(enforcement, edition, facts).findings).includes('enforcement-demanded'))
})

t.test('what is not known is said', async (t) => {
  const decision = decide(request, edition, { ...facts, notice: { workingDays: 30, weekdaysOnly: [2027] } })
  t.strictSame(decision.weekdaysOnly, [2027])
  t.match(word({ rule: 'of-another-day', effect: 'reject', pointer: '', facts: {} }, 'zh'), {
    message: 'of-another-day',
    sources: [],
  })
})
