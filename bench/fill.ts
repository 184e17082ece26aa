// A log of as many entries as are asked for: nine in ten are rejections; 2,000 organisations, 10,000 communities, 500 items
// over four years.
import { systemChance } from '../src/host/world.ts'
import type { Entry } from '../src/policy/record/entries.ts'
import { changes } from '../src/policy/record/fold.ts'
import { changer } from '../src/schema/sql/engine/changes.ts'
import type { Connection } from '../src/schema/sql/engine/database.ts'
import { logStorage } from '../src/schema/sql/proof/log.ts'
import { refoldUnlessCurrent } from '../src/schema/sql/proof/refold.ts'

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T
const jurisdictions = ['990105', '990104', '990106', '440305']
/** Of each rule, what its check would state: pages word it again in the language that is asked for. */
const rules: Record<string, (n: number) => object> = {
  'funding-missing': (n) => ({ why: 'amount', offList: false, requiredFen: n + 1 }),
  'funding-below-standard': (n) => ({ offeredFen: n, requiredFen: n + 1 }),
  'staff-missing': (n) => ({ needed: 2 + (n % 3), offered: n % 2, firstDay: '2027-03-01' }),
  'off-list': (n) => ({ item: `X-${code(n % 501, 3)}`, firstDay: '2027-03-01' }),
  'plan-missing': () => ({ missing: ['reason', 'agreement'] }),
  'notice-too-short': (n) => ({ today: '2027-01-01', firstDay: '2027-03-01', given: n % 20, needed: 20 }),
}
const ruleNames = Object.keys(rules)
const code = (n: number, width: number) => String(n).padStart(width, '0')

/** Nine in ten are rejections; 2,000 organisations, 10,000 communities, 500 items over four years. */
function entryAt(index: number, begins: number): Entry {
  // A multiplicative step spreads what belongs together over the whole log.
  const n = (index * 2_654_435_761) % 4_294_967_296
  const jurisdiction = pick(jurisdictions, n % 1000 === 1 ? 3 : n % 3)
  const organisation = `${jurisdiction}-${code(n % 500, 3)}`
  const community = `${jurisdiction}${code(n % 2500, 6)}`
  const item = n % 11 === 0 ? undefined : `X-${code(n % 501, 3)}`
  const at = new Date(begins + index * apartMs).toISOString()
  const rejected = n % 10 > 0
  const by = n % 200 === 1 ? 'reviewer' : n % 300 === 1 ? 'community' : 'rules'
  const header = {
    type: 'check-rejected' as const,
    at,
    actor: `organisation:${organisation}#k${n % 997}`,
    jurisdiction,
    organisation,
    communities: [community],
    ...(item !== undefined && { item }),
    advisory: n % 4 === 1 && by === 'rules',
    ...(rejected && { outcome: 'rejected', by, rules: [pick(ruleNames, n), pick(ruleNames, n + 1 + (n % 3))] }),
    ...(by === 'community' && { ground: 'support-overdue' }),
  }
  const rule = pick(ruleNames, n)
  const finding = { rule, effect: 'reject', pointer: '/support/funding', facts: rules[rule]?.(n) }
  const told = { ...finding, message: '应付的经费没有写明，或低于标准', remedy: '按标准写明经费、项目和付款日期' }
  const request = {
    ...(item !== undefined && { item }),
    title: `第${n % 5000}项工作`,
    receiver: 'residents-committee',
    role: 'cooperating',
    period: { from: '2027-03-01', until: '2027-12-31' },
    targets: [{ community, quantity: 3, amountFen: n }],
    support: { staff: [{ role: '社工', count: 1, from: '2027-03-01' }] },
  }
  const body = {
    request,
    facts: {
      today: at.slice(0, 10),
      asker: { code: organisation, kind: 'department', jurisdiction },
      jurisdiction,
      streets: {},
      arrears: [],
      duplicates: [],
      load: {},
      notice: { workingDays: 30, weekdaysOnly: [] },
    },
    edition: { jurisdiction, number: 1, hash: 'sha256:0' },
    rulebook: 'bench',
    decision: { outcome: 'rejected', findings: [told], required: [{ community, amountFen: n + 1 }] },
  }
  return { header, body } as unknown as Entry
}

/** Milliseconds between one entry and the next. */
const apartMs = 126_000

/** The instant of the first entry of a log that ends about now. */
export const endingNow = (entries: number) => Date.now() - (entries + 1) * apartMs

/** Fills a log up to so many entries; gives the seconds that it took. */
export function fill(db: Connection, entries: number, begins = Date.parse('2027-01-01T00:00:00Z')): number {
  refoldUnlessCurrent(db)
  const { raw } = db
  const carry = changer(db)
  const chance = systemChance()
  const began = performance.now()
  raw.pragma('synchronous = off')
  const log = logStorage(db)
  let { frontier } = log.head()
  while (frontier.size < entries) {
    raw.exec('begin')
    for (let i = 0; i < 50_000 && frontier.size < entries; i++) {
      const entry = entryAt(frontier.size, begins)
      const index = frontier.size
      frontier = log.keep(frontier, entry.header, entry.body, chance.salt()).frontier
      carry(changes(entry, index))
    }
    raw.exec('commit')
  }
  raw.exec('pragma wal_checkpoint(truncate)')
  return (performance.now() - began) / 1000
}
