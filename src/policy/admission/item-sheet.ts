// 事项说明: all that somebody needs to know of one item before asking for it, and a request ready to be filled in.

import { articleName } from '../list/articles.ts'
import { isAssignable } from '../list/assignable.ts'
import type { CompiledItem, Edition } from '../list/edition.ts'
import { demandWords, forceWords, kindWords, periodWords, receiverWords, roleWords, unitWords } from '../list/words.ts'
import { yuan } from '../money.ts'
import { requiredFen } from '../support/fees.ts'
import type { AskedRequest, Basis, Day, Fee, Item, Language, Period, Target } from '../terms.ts'
import { addDays, endOfMonths, monthsBegun } from '../time/days.ts'
import { addWorkingDays } from '../time/working-days.ts'
import { noticeNeeded } from './rulebook/notice.ts'

export interface ItemSheet {
  item: Item
  /** One sentence each: what it asks, what it gives, what it allows. */
  words: string[]
  /** What a quantity counts, where the fee counts something. */
  quantityIs?: string
  /** The first day on which it could begin, asked for today. */
  earliest: Day
  bases: (Basis & { words: string })[]
  /** Absent where nobody may ask a community for it. */
  request?: AskedRequest
}

/** What nobody but the asker can say. No code looks like this, so that whatever is left unfilled is named as a fault. */
const placeholders = {
  zh: {
    community: '（社区代码）',
    payer: '（单位代码）',
    budgetLine: '（预算项目代码）',
    staff: '工作人员',
    guide: '（业务科室）',
  },
  en: {
    community: '(community)',
    payer: '(organisation)',
    budgetLine: '(budget line)',
    staff: 'Staff',
    guide: '(section)',
  },
}

export function itemSheet(
  edition: Edition,
  item: CompiledItem,
  today: Day,
  nameOf: (organisation: string) => string | undefined,
  language: Language,
): ItemSheet {
  const { rests, ...plain } = item
  const earliest = addDays(addWorkingDays(edition.calendar, today, noticeNeeded(item, edition.terms)).day, 1)
  return {
    item: plain,
    words: wordsOf(edition, item, nameOf, language),
    ...(item.fee && item.fee.per !== 'community' && { quantityIs: quantityWords(item.fee, language) }),
    earliest,
    bases: rests.map((basis) => ({ ...basis, words: basisWords(basis, language) })),
    ...(isAssignable(item, edition.terms) && { request: requestFor(edition, item, earliest, language) }),
  }
}

function requestFor({ terms }: Edition, item: CompiledItem, from: Day, language: Language): AskedRequest {
  const { community, payer, budgetLine, staff, guide } = placeholders[language]
  const { limits, fee, support, standard, receiver, role } = item
  const period = periodFrom(from, limits?.maxMonths)
  const times = standard?.minTimesPerMonth ?? (limits?.maxTimesPerMonth === undefined ? undefined : 1)
  const target: Target = { community, ...(fee && fee.per !== 'community' && { quantity: 1 }) }
  if (fee) target.amountFen = requiredFen(fee, target, period)
  const count = Math.max(support?.staff ?? 0, standard?.minStaff ?? 0)
  return {
    item: item.code,
    title: item.name,
    receiver: receiver ?? 'residents-committee',
    role: role ?? 'cooperating',
    period,
    ...(times !== undefined && { timesPerMonth: times }),
    targets: [target],
    support: {
      ...(fee && {
        funding: {
          payer: item.leads?.[0] ?? terms.payers?.[0] ?? payer,
          budgetLine,
          instalments: [{ dueOn: from, percent: 100 }],
        },
      }),
      ...(count > 0 && { staff: [{ role: staff, count, from }] }),
      ...(support?.guidance && { guidance: { contact: guide } }),
      ...(support?.authority && { authority: [...support.authority] }),
    },
  }
}

/** To the end of the year, or as long as the item allows where that is shorter. */
function periodFrom(from: Day, maxMonths: number | undefined): Period {
  const period = { from, until: `${from.slice(0, 4)}-12-31` }
  if (maxMonths === undefined || monthsBegun(period) <= maxMonths) return period
  return { from, until: endOfMonths(from, maxMonths) }
}

function wordsOf(
  { terms }: Edition,
  item: CompiledItem,
  nameOf: (organisation: string) => string | undefined,
  language: Language,
): string[] {
  const { kind, leads, streetMayAsk, receiver, role, limits, fee, support, allows, standard } = item
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const list = (values: readonly string[]) => values.join(say('、', ', '))
  const lines = [say(`类别：${kindWords[kind].zh}`, `Kind: ${kindWords[kind].en}`)]
  if (leads) {
    const names = list(leads.map((code) => `${nameOf(code) ?? code}${say('（', ' (')}${code}${say('）', ')')}`))
    lines.push(say(`责任单位：${names}`, `Lead: ${names}`))
  }
  if (streetMayAsk) lines.push(say('街道可以申请', 'A street office may ask for it'))
  if (receiver) lines.push(say(`承接主体：${receiverWords[receiver].zh}`, `Borne by ${receiverWords[receiver].en}`))
  if (role) lines.push(say(`职责：${roleWords[role].zh}`, `Role: ${roleWords[role].en}`))
  if (!isAssignable(item, terms)) return lines
  if (limits?.maxMonths !== undefined)
    lines.push(say(`最长 ${limits.maxMonths} 个月`, `${limits.maxMonths} months at most`))
  if (limits?.maxTimesPerMonth !== undefined)
    lines.push(say(`每月最多 ${limits.maxTimesPerMonth} 次`, `${limits.maxTimesPerMonth} times a month at most`))
  const notice = noticeNeeded(item, terms)
  lines.push(say(`提前 ${notice} 个工作日申请`, `To be asked for ${notice} working days ahead`))
  if (fee) lines.push(feeWords(fee, language))
  if (support?.staff) lines.push(say(`配备工作人员 ${support.staff} 名`, `Staff: ${support.staff}`))
  if (support?.guidance) lines.push(say('派员业务指导', 'Guidance is given'))
  if (support?.authority)
    lines.push(say(`授予权限：${list(support.authority)}`, `Powers granted: ${list(support.authority)}`))
  for (const { kind: demand, name } of allows ?? [])
    lines.push(
      say(
        `可以附带${demandWords[demand].zh}${name === undefined ? '' : `：${name}`}`,
        `May come with: ${demandWords[demand].en}${name === undefined ? '' : `, ${name}`}`,
      ),
    )
  if (standard)
    lines.push(
      say(
        `办理标准：${standard.process}；记录：${standard.record}；评价：${standard.evaluation}`,
        `Standard: ${standard.process}; record: ${standard.record}; evaluation: ${standard.evaluation}`,
      ),
    )
  return lines
}

/** 经费标准：每人每月 50.00元 */
export function feeWords({ unitFen, per, every }: Fee, language: Language): string {
  if (language === 'en')
    return `Fee standard: ${yuan(unitFen)} yuan per ${unitWords[per].en}, ${every === 'once' ? 'once' : `every ${periodWords[every].en}`}`
  return `经费标准：每${unitWords[per].zh}${every === 'once' ? '一次性' : `每${periodWords[every].zh}`} ${yuan(unitFen)}元`
}

/** What to fill in as the quantity of a community: of what happens again and again, how often in one period of the fee. */
function quantityWords({ per, every }: Fee, language: Language): string {
  const counts = per === 'visit' || per === 'hour'
  const within = counts && every !== 'once'
  if (language === 'zh') {
    const what = {
      visit: '次数',
      hour: '小时数',
      person: '人数',
      household: '户数',
      post: '岗位数',
      community: '社区数',
    }[per]
    return within ? `每${periodWords[every].zh}的${what}` : counts ? `总${what}` : what
  }
  const what = `number of ${per === 'person' ? 'persons' : `${unitWords[per].en}s`}`
  return within ? `${what} in one ${periodWords[every].en}` : counts ? `${what} in all` : what
}

function basisWords({ title, article, force, from, until }: Basis, language: Language): string {
  if (language === 'en')
    return `《${title}》 art. ${article}: ${forceWords[force].en}${from === undefined ? '' : `, from ${from}`}${until === undefined ? '' : `, until ${until}`}`
  const span = [from && `自 ${from} 施行`, until && `至 ${until} 止`].filter((part) => part !== undefined).join('，')
  return `《${title}》${articleName(article)}：${forceWords[force].zh}${span === '' ? '' : `（${span}）`}`
}
