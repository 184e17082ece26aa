// 查找: which items a few words mean, and which come closest to work that the list does not have.
//
// An index of its own, in memory, one per edition: SQLite's FTS5 with trigrams finds nothing for one or two characters,
// and 矫正 or 养犬 is how people ask. An edition never changes and holds 10,000 items at most, so looking through the folded
// texts costs less than a query would: with 2,000 items, a search or a "did you mean" takes less than a millisecond.
import type { CompiledItem, Edition } from './edition.ts'

type NameOf = (organisation: string) => string | undefined

interface Line {
  item: CompiledItem
  code: string
  name: string
  nameEn: string
  category: string
  /** Everyday words for it, a line each. */
  synonyms: string
  bases: string
  /** Weight of all grams of the name, in Chinese and in English. */
  weightZh: number
  weightEn: number
}

interface Index {
  lines: Line[]
  /** Which names have a gram: line numbers. Chinese and English grams never meet. */
  postings: Map<string, number[]>
  /** By code without its punctuation, for codes that were mistyped. */
  byCode: Map<string, Line>
  leads: string[]
}

export interface Found {
  item: CompiledItem
  rank: number
}

const known = new WeakMap<Edition, Index>()

/** Full-width and half-width, capital and small are the same. */
const fold = (text: string) => text.normalize('NFKC').toLowerCase()
const bare = (code: string) => fold(code).replace(/[^\p{L}\p{N}]/gu, '')

/** Two neighbouring Chinese characters, or the first six letters of a word in Latin script: `correction` finds `corrections`. */
function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const [run] of fold(text).matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu)) {
    if (!/^\p{Script=Han}/u.test(run)) grams.add(run.slice(0, 6))
    else if (run.length === 1) grams.add(run)
    else for (let i = 0; i + 1 < run.length; i++) grams.add(run.slice(i, i + 2))
  }
  return grams
}

function indexOf(edition: Edition): Index {
  const found = known.get(edition)
  if (found) return found
  const index = build(edition)
  known.set(edition, index)
  return index
}

function build({ items }: Edition): Index {
  const lines: Line[] = []
  const postings = new Map<string, number[]>()
  for (const item of items.values()) {
    const { code, name, nameEn = '', category } = item
    for (const gram of new Set([...gramsOf(name), ...gramsOf(nameEn)])) {
      const at = postings.get(gram)
      if (at) at.push(lines.length)
      else postings.set(gram, [lines.length])
    }
    const bases = item.rests.map(({ title, article }) => fold(`${title} ${article}`)).join('\n')
    const synonyms = fold((item.synonyms ?? []).join('\n'))
    const said = { code: fold(code), name: fold(name), nameEn: fold(nameEn), category: fold(category) }
    const folded = { ...said, synonyms, bases }
    lines.push({ item, ...folded, weightZh: 0, weightEn: 0 })
  }
  const index = {
    lines,
    postings,
    byCode: new Map(lines.map((line) => [bare(line.item.code), line])),
    leads: [...new Set(lines.flatMap(({ item }) => item.leads ?? []))],
  }
  for (const line of lines) {
    line.weightZh = weightOfAll(index, gramsOf(line.item.name))
    line.weightEn = weightOfAll(index, gramsOf(line.item.nameEn ?? ''))
  }
  return index
}

/** Rare grams tell more than common ones: 协助 is in every third name. */
function weightOf({ lines, postings }: Index, gram: string): number {
  return Math.log(1 + lines.length / (postings.get(gram)?.length ?? 1))
}

function weightOfAll(index: Index, grams: Iterable<string>): number {
  let sum = 0
  for (const gram of grams) sum += weightOf(index, gram)
  return sum
}

/** Items that every word of `q` fits, best first; of equals the lower code. Nothing to look for: every item, in order of code. */
export function findItems(edition: Edition, q: string, nameOf: NameOf): Found[] {
  const index = indexOf(edition)
  const words = fold(q)
    .split(/\s+/)
    .filter((word) => word !== '')
  const leadNames = new Map(index.leads.map((code) => [code, fold(`${code}\n${nameOf(code) ?? ''}`)]))
  const found: Found[] = []
  for (const line of index.lines) {
    let rank = 0
    for (const word of words) {
      const one = rankOf(line, word, leadNames)
      rank = one === 0 ? Number.NaN : rank + one
    }
    if (!Number.isNaN(rank)) found.push({ item: line.item, rank })
  }
  return found.sort((a, b) => b.rank - a.rank || (a.item.code < b.item.code ? -1 : 1))
}

/** A code before a name, a name before what it stands under; within a name, the more of it the better. Whole numbers. */
function rankOf(line: Line, word: string, leadNames: ReadonlyMap<string, string>): number {
  const { code, name, nameEn, category, synonyms, bases, item } = line
  if (code === word) return 1000
  if (code.startsWith(word)) return 900
  const inName = name.indexOf(word)
  if (inName >= 0) return (inName === 0 ? 700 : 600) + Math.round((100 * word.length) / name.length)
  const inEnglish = nameEn.indexOf(word)
  if (inEnglish >= 0) return /[a-z]/.test(nameEn.charAt(inEnglish - 1)) ? 500 : 550
  if (synonyms.includes(word)) return 450
  if (category.includes(word)) return 400
  if (code.includes(word)) return 350
  if (item.leads?.some((lead) => leadNames.get(lead)?.includes(word))) return 300
  return bases.includes(word) ? 200 : 0
}

/** What is asked for, as far as its words go. */
export interface Sought {
  code?: string
  title: string
  content?: string
}

/** Below this, likeness is chance: tried on the sample with work that is on it, near it and nowhere near. */
const likeEnough = 0.27
/** Of a long plan, the beginning says what it is about. */
const contentRead = 4000

/** The items that come closest in name, best first, `limit` at most; none where nothing is close. */
export function closestItems(
  edition: Edition,
  { code, title, content = '' }: Sought,
  limit: number,
  wanted: (item: CompiledItem) => boolean = () => true,
): Found[] {
  const index = indexOf(edition)
  const inTitle = sharedWeights(index, gramsOf(title))
  const inAll = sharedWeights(index, gramsOf(`${title}\n${content.slice(0, contentRead)}`))
  const titleWeight = weightOfAll(index, gramsOf(title))
  const meant = code === undefined ? undefined : index.byCode.get(bare(code))
  const found: Found[] = []
  for (const [at, all] of inAll) {
    const line = index.lines[at] as Line
    const rank = line === meant ? 0 : likeness(line, inTitle.get(at), all, titleWeight)
    if (rank >= likeEnough && wanted(line.item)) found.push({ item: line.item, rank })
  }
  found.sort((a, b) => b.rank - a.rank || (a.item.code < b.item.code ? -1 : 1))
  if (meant && wanted(meant.item)) found.unshift({ item: meant.item, rank: 1 })
  return found.slice(0, limit)
}

interface Shared {
  zh: number
  en: number
  count: number
}

/** For each line that shares a gram: the weight that it shares. */
function sharedWeights(index: Index, grams: ReadonlySet<string>): Map<number, Shared> {
  const shared = new Map<number, Shared>()
  for (const gram of grams) {
    const lines = index.postings.get(gram)
    if (!lines) continue
    const weight = weightOf(index, gram)
    const language = /^\p{Script=Han}/u.test(gram) ? 'zh' : 'en'
    for (const at of lines) {
      const one = shared.get(at) ?? { zh: 0, en: 0, count: 0 }
      one[language] += weight
      one.count++
      shared.set(at, one)
    }
  }
  return shared
}

/** From 0 to 1: Dice's coefficient of the two titles by weight, or how much of the item's name the whole request holds. One gram alone is chance. */
function likeness(line: Line, inTitle: Shared | undefined, all: Shared, titleWeight: number): number {
  let best = 0
  for (const [language, weight] of [
    ['zh', line.weightZh],
    ['en', line.weightEn],
  ] as const) {
    if (weight === 0) continue
    const dice = inTitle ? (2 * inTitle[language]) / (titleWeight + weight) : 0
    const holds = (0.8 * all[language]) / weight
    best = Math.max(best, dice, holds)
  }
  return all.count > 1 || best > 0.9 ? best : best / 2
}
