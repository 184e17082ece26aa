// The sound case: a request that every rule lets pass. A rule's cases change it in one respect.
import type { Case, Patch } from '../../../src/policy/admission/case.ts'
import type { Question } from '../../../src/policy/admission/rule.ts'
import { emergencyFaults } from '../../../src/policy/admission/rules/emergency-unproven.ts'
import { compileEdition } from '../../../src/policy/list/edition.ts'
import { requiredFen } from '../../../src/policy/support/fees.ts'
import type { AssignmentRequest, EditionDocument, EditionRef, Facts, Item, Terms } from '../../../src/policy/terms.ts'

/** 3 and 2 persons × 50.00 yuan × 10 months; 306 days, so that 1 August is exactly mid-period. */
const request: AssignmentRequest = {
  item: 'XZ-07-01',
  title: '2027年度社区矫正协助',
  receiver: 'residents-committee',
  role: 'cooperating',
  period: { from: '2027-03-01', until: '2027-12-31' },
  timesPerMonth: 2,
  targets: [
    { community: '990105001001', quantity: 3, amountFen: 150_000 },
    { community: '990105001002', quantity: 2, amountFen: 100_000 },
  ],
  support: {
    funding: {
      payer: '990105-SFJ',
      budgetLine: '2027-SFJ-013',
      instalments: [
        { dueOn: '2027-03-01', percent: 50 },
        { dueOn: '2027-08-01', percent: 50 },
      ],
    },
    staff: [{ role: '司法社工', count: 1, from: '2027-03-01' }],
    guidance: { contact: '社区矫正科', trainingOn: '2027-02-20' },
    authority: ['矫正对象名单查询'],
  },
  demands: [{ kind: 'ledger', name: '矫正走访记录' }],
}

const item: Item = {
  code: 'XZ-07-01',
  kind: 'assistance',
  category: '司法行政',
  name: '协助社区矫正',
  nameEn: 'Assist with community correction',
  leads: ['990105-SFJ'],
  streetMayAsk: true,
  receiver: 'residents-committee',
  role: 'cooperating',
  limits: { maxMonths: 12, maxTimesPerMonth: 4 },
  fee: { unitFen: 5_000, per: 'person', every: 'month' },
  support: { staff: 1, guidance: true, authority: ['矫正对象名单查询'] },
  allows: [{ kind: 'ledger', name: '矫正走访记录' }],
  standard: { process: '每月走访', record: '走访记录', evaluation: '季度回访' },
  bases: ['SAF-17'],
}

const terms: Terms = {
  noticeWorkingDays: 30,
  reviewWorkingDays: 15,
  graceDays: 0,
  ownDutyAssignable: false,
  reviewListed: false,
  arrearsBlock: true,
  maxActiveItems: 60,
  payers: ['990105-CZJ'],
  platforms: [{ name: '一表通' }],
  emergency: {
    issuers: ['990105-QZF'],
    levels: ['I', 'II', 'III'],
    maxAgeDays: 7,
    maxDays: 30,
    fundingWithinDays: 30,
    confirmWithinWorkingDays: 5,
  },
}

/** Bases that cases choose by id; all but the first are made up for testing. */
const document: EditionDocument = {
  title: '测试清单',
  terms,
  bases: [
    { id: 'SAF-17', title: '社区矫正法', article: '12', force: 'shall-assist', from: '2020-07-01' },
    { id: 'last-day', title: '测试甲法', article: '1', force: 'shall-assist', until: '2027-03-01' },
    { id: 'ended', title: '测试乙法', article: '2', force: 'shall-assist', until: '2027-02-28', successor: 'SAF-17' },
    { id: 'first-day', title: '测试丙法', article: '3', force: 'shall-assist', from: '2027-03-01' },
    { id: 'to-come', title: '测试丁法', article: '4', force: 'shall-assist', from: '2027-03-02' },
    { id: 'report', title: '测试戊法', article: '5', force: 'report-if-found' },
    { id: 'may', title: '测试己法', article: '6', force: 'may' },
    { id: 'encouraged', title: '测试庚法', article: '7', force: 'encouraged' },
    { id: 'named-only', title: '测试辛法', article: '第八条', force: 'named-only' },
  ],
  items: [
    item,
    {
      code: 'QX-06-01',
      kind: 'barred',
      category: '证明',
      name: '婚姻状况证明、无犯罪记录证明',
      nameEn: 'Certificates of marital status and of no criminal record',
      barredAs: 'certificate',
      bases: [],
    },
    { code: 'QX-01-01', kind: 'barred', category: '台账', name: '亲属关系登记台账', barredAs: 'ledger', bases: [] },
  ],
}

const facts: Facts = {
  today: '2027-01-04',
  asker: { code: '990105-SFJ', kind: 'department', jurisdiction: '990105' },
  jurisdiction: '990105',
  streets: { '990105001001': '990105-XL', '990105001002': '990105-XL' },
  sizes: {
    '990105001001': { households: 3120, residents: 8360 },
    '990105001002': { households: 2680, residents: 7040 },
  },
  line: { code: '2027-SFJ-013', organisation: '990105-SFJ', year: 2027, totalFen: 1_000_000, committedFen: 750_000 },
  arrears: [],
  duplicates: [],
  load: { '990105001001': 59 },
  notice: { workingDays: 30, weekdaysOnly: [] },
}

const ref: EditionRef = { jurisdiction: '990105', number: 3, hash: 'sha256:test' }

export const sound = { request, item, terms, document, facts, ref }

/** The sound case with the changes of a case, as the question that a rule is asked. */
export function question({ request, item, facts, terms }: Omit<Case, 'name' | 'hits'>): Question {
  const asked = patched(sound.request, request)
  const known = patched(sound.facts, facts)
  const edition = compileEdition(ref, {
    ...document,
    terms: patched(sound.terms, terms),
    items: document.items.flatMap((entry) => {
      if (entry !== sound.item) return [entry]
      return item === null ? [] : [patched(entry, item)]
    }),
  })
  const listed = asked.item === undefined ? undefined : edition.items.get(asked.item)
  const fee = listed?.fee
  return {
    request: asked,
    facts: known,
    edition,
    terms: edition.terms,
    item: listed,
    emergency: asked.emergency !== undefined && emergencyFaults(asked, known, edition.terms).length === 0,
    required: fee
      ? asked.targets.map((target) => ({
          community: target.community,
          amountFen: requiredFen(fee, target, asked.period),
        }))
      : [],
  }
}

/** One level deep; `undefined` removes a member. */
function patched<T extends object>(whole: T, patch: Patch<T> | undefined): T {
  const members = Object.entries({ ...whole, ...patch }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(members) as T
}
