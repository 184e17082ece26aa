import { demandWords } from '../../list/words.ts'
import type { DemandKind, Hit } from '../../terms.ts'
import { noObjection, type Question, type Rule } from '../rule.ts'
import { kindsOf, spokenOf } from '../rulebook/hidden-words.ts'
import { enList, said, zhList } from '../rulebook/words.ts'

const none: readonly string[] = []

type Hidden = { kind: DemandKind; words: string[] }

/** What the words of a request demand, it declares, so that the rules on demands can see it. */
export const hiddenDemand: Rule<Hidden> = {
  name: 'hidden-demand',
  effect: 'refer',
  sources: ['design'],
  check: (question) => {
    const { title, plan } = question.request
    // Most requests are a title that speaks of nothing.
    if (plan === undefined && spokenOf(title, none).length === 0) return noObjection
    const hits: Hit<Hidden>[] = []
    for (const { pointer, text } of textsOf(question))
      for (const [kind, words] of Map.groupBy(spokenOf(text, knownNames(question)), (one) => one.kind))
        if (!isDeclared(kind, question)) hits.push({ pointer, facts: { kind, words: words.map(({ word }) => word) } })
    return hits.length === 0 ? noObjection : hits
  },
  zh: ({ kind, words }) => `文字中出现“${zhList(words)}”，涉及${said(demandWords, kind).zh}，但申请未在附带要求中列明`,
  en: ({ kind, words }) =>
    `The text speaks of ${enList(words)} (${said(demandWords, kind).en}), and no such demand is declared`,
  remedy: {
    zh: ({ kind }) =>
      `确有此项要求的，在附带要求中列明（类别：${said(demandWords, kind).zh}）；没有的，删去相关表述；否则由审核单位核定`,
    en: ({ kind }) =>
      `If it is demanded, declare it (demands, kind ${kind}); if not, take the words out; otherwise the reviewing body decides`,
  },
}

function textsOf({ request: { title, plan } }: Question): { pointer: string; text: string }[] {
  const texts = [{ pointer: '/title', text: title }]
  for (const member of ['reason', 'content', 'agreement'] as const) {
    const text = plan?.[member]
    if (text !== undefined) texts.push({ pointer: `/plan/${member}`, text })
  }
  return texts
}

/** A demand of that kind is declared, or the item allows any of it. */
function isDeclared(kind: DemandKind, { request: { demands }, item }: Question): boolean {
  const kinds = kindsOf(kind)
  if (demands?.some((one) => kinds.includes(one.kind))) return true
  return item?.allows?.some((one) => one.kind === kind && one.name === undefined) === true
}

/** What the list itself calls things is no demand: the item, what it allows, and the platforms of the terms. */
function knownNames({ item, terms }: Question): string[] {
  const allowed = item?.allows?.flatMap(({ name }) => name ?? []) ?? []
  return [item?.name ?? '', ...allowed, ...(terms.platforms?.map(({ name }) => name) ?? [])].filter(
    (name) => name !== '',
  )
}
