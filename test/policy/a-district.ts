// Requests on the sample list, decided without a store: for each item a request that asks no more and brings no less than
// the item says, and the facts that a registry like the sample's would give.
import { readSample } from '../../src/host/sample.ts'
import { decide } from '../../src/policy/admission/decide.ts'
import { noticeOf } from '../../src/policy/admission/notice.ts'
import { noticeNeeded } from '../../src/policy/admission/rulebook/notice.ts'
import { mayPay } from '../../src/policy/admission/rulebook/payers.ts'
import { compileEdition, type Edition } from '../../src/policy/list/edition.ts'
import { proven } from '../../src/policy/list/proven.ts'
import { requiredFen, totalFen } from '../../src/policy/support/fees.ts'
import type { AssignmentRequest, Decision, Facts, Item, Organisation, Period } from '../../src/policy/terms.ts'

const { edition: document, registry } = readSample()
const ref = { jurisdiction: '990105', number: 1, hash: 'sha256:test' }
export const edition = compileEdition(ref, document)

/** The sample with more items. */
export function editionWith(...items: Item[]): Edition {
  return compileEdition(ref, { ...document, items: [...document.items, ...items] })
}

export const home = '990105001001'
const streetOf = (community: string) => registry.communities.find(({ code }) => code === community)?.street ?? '?'

/** All that an item asks for, and nothing else. Without a code: work off the list, with money and a plan. */
export function asking(
  code: string | undefined,
  asker: string,
  period: Period,
  more: Partial<AssignmentRequest> = {},
  list = edition,
) {
  const item = code === undefined ? undefined : list.items.get(code)
  if (code !== undefined && item === undefined) throw new Error(`the list has no ${code}`)
  const target = { community: home, ...(item?.fee && item.fee.per !== 'community' && { quantity: 3 }) }
  const amountFen = item?.fee ? requiredFen(item.fee, target, period) : item ? 0 : 100_000
  const { staff = 0, guidance, authority } = item?.support ?? {}
  const times = item?.standard?.minTimesPerMonth
  const request: AssignmentRequest = {
    ...(code !== undefined && { item: code }),
    title: item?.name ?? '居民意见征集',
    receiver: item?.receiver ?? 'residents-committee',
    role: 'cooperating',
    period,
    ...(times !== undefined && { timesPerMonth: times }),
    targets: [amountFen > 0 ? { ...target, amountFen } : target],
    support: {
      ...(amountFen > 0 && {
        funding: { payer: asker, budgetLine: 'line', instalments: [{ dueOn: period.from, percent: 100 }] },
      }),
      ...(staff > 0 && { staff: [{ role: '社工', count: staff, from: period.from }] }),
      ...(guidance && { guidance: { contact: '业务科' } }),
      ...(authority && { authority }),
    },
    ...(item === undefined && {
      plan: {
        reason: '确有需要',
        content: '征集一次居民意见',
        agreement: '以购买服务方式委托',
        bases: [{ title: '城市居民委员会组织法', article: '10(8)', force: 'shall-assist' }],
      },
    }),
    ...more,
  }
  return request
}

export interface Known {
  today: string
  arrears?: Facts['arrears']
  /** How the line that the request names is registered; absent: with plenty. null: it is not. */
  line?: Partial<NonNullable<Facts['line']>> | null
  underOrder?: Facts['underOrder']
}

/** Decides it as the service would for this asker on this day. */
export function decided(
  request: AssignmentRequest,
  asker: string,
  { today, arrears = [], line = {}, underOrder }: Known,
  list = edition,
): Decision {
  const organisation = registry.organisations.find(({ code }) => code === asker) as Organisation
  const { code, kind, jurisdiction, partOf } = organisation
  const { terms, calendar, items } = list
  const item = request.item === undefined ? undefined : items.get(request.item)
  const { funding } = request.support
  const payer = funding?.payer ?? asker
  const sums =
    payer === asker
      ? { totalFen: 10_000_000_000, committedFen: 0 }
      : mayPay(payer, organisation, terms)
        ? { covers: totalFen(request.targets) < 10_000_000_000 }
        : {}
  const facts: Facts = {
    today,
    asker: { code, kind, jurisdiction, ...(partOf !== undefined && { partOf }) },
    jurisdiction: '990105',
    streets: Object.fromEntries(request.targets.map(({ community }) => [community, streetOf(community)])),
    sizes: Object.fromEntries(
      request.targets.map(({ community }) => {
        const { households = 0, residents = 0 } = registry.communities.find((one) => one.code === community) ?? {}
        return [community, { households, residents }]
      }),
    ),
    ...(request.plan?.bases && { planBases: request.plan.bases.map((basis) => proven(basis, list)) }),
    ...(underOrder && { underOrder }),
    ...(line &&
      funding?.budgetLine !== undefined && {
        line: {
          code: funding.budgetLine,
          organisation: payer,
          year: Number(funding.instalments[0]?.dueOn.slice(0, 4)),
          ...sums,
          ...line,
        },
      }),
    arrears,
    duplicates: [],
    load: {},
    notice: noticeOf(calendar, today, request.period.from, noticeNeeded(item, terms)),
  }
  return decide(JSON.parse(JSON.stringify(request)), list, facts)
}
