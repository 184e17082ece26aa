import type { CompiledItem, Edition } from '../../list/edition.ts'
import { provisions } from '../../list/provisions.ts'
import { noObjection, type Question, type Rule } from '../rule.ts'
import { type ItemFigures, itemFigures } from '../rulebook/figures.ts'
import { type Held, held, holder, nearest } from '../rulebook/near.ts'
import { enItem, zhItem } from '../rulebook/words.ts'

/** `other`: the item, or else the provision, that the title is like; `otherName`: what it is called. */
type Unlike = ItemFigures & { title: string; other: string; otherName: string }

/** One matter is not asked for under the name of another. */
export const titleUnlikeItem: Rule<Unlike> = {
  name: 'title-unlike-item',
  effect: 'warn',
  sources: ['design'],
  check: (question) => {
    const { request, item } = question
    if (item === undefined || request.title.includes(coreOf(item)) || ownShare(question) > unlike) return noObjection
    const other = likest(question)
    if (other === undefined) return noObjection
    return [{ pointer: '/title', facts: { ...itemFigures(item), title: request.title, ...other } }]
  },
  zh: (facts) => `申请名称“${facts.title}”与所选事项${zhItem(facts)}不符，更接近“${facts.otherName}”（${facts.other}）`,
  en: (facts) =>
    `The title "${facts.title}" is unlike the item ${enItem(facts)} and like "${facts.otherName}" (${facts.other})`,
  remedy: {
    zh: '核对所选事项；名称有误的，更正名称；属其他事项的，按相应事项或者清单外事项另行申请',
    en: 'Check the item; correct the title, or ask for the other matter under its own item or as work off the list',
  },
}

/** Above this the title speaks of the item. */
const unlike = 0.7
/** Of the other's name, what the title must hold. */
const like = 0.75

/** How much of what the item is called the title holds; its everyday words count as names. */
function ownShare({ request: { title }, item }: Question): number {
  if (item === undefined) return 1
  const names = [item.name, ...(item.synonyms ?? [])]
  if (nearest(title, names) !== undefined) return 1
  return Math.max(...names.map((name) => held(core(name), title)))
}

const cores = new WeakMap<object, string>()

/** Looked up once for each item: nearly every title holds it. */
function coreOf(item: CompiledItem): string {
  const known = cores.get(item)
  if (known !== undefined) return known
  const made = core(item.name)
  cores.set(item, made)
  return made
}

interface Other {
  code: string
  name: string
  core: string
}

/** What another matter is called; a name of three characters says too little. */
const others = (list: Iterable<{ code: string; name: string; called: string }>) =>
  holder(
    [...list].flatMap(({ code, name, called }): Other[] => {
      const one = core(called)
      return one.length < 4 ? [] : [{ code, name, core: one }]
    }),
    (one) => one.core,
  )
const itemsOf = new WeakMap<Edition, (text: string) => Held<Other>[]>()
const ofProvisions = others(
  provisions.map(({ id, title, subject }) => ({ code: id, name: `《${title}》${subject}`, called: matterOf(title) })),
)

function ofItems(edition: Edition): (text: string) => Held<Other>[] {
  const known = itemsOf.get(edition)
  if (known) return known
  const made = others([...edition.items.values()].map(({ code, name }) => ({ code, name, called: name })))
  itemsOf.set(edition, made)
  return made
}

/** The item, or else the provision, whose name the title holds nearly whole, and more of than of its own. */
function likest(question: Question): Pick<Unlike, 'other' | 'otherName'> | undefined {
  const { request, item, edition } = question
  const least = Math.max(like, ownShare(question))
  const best = (found: readonly Held<Other>[]) =>
    found
      // What the item itself is called tells nothing of another.
      .filter(
        ({ thing, share }) => share >= least && thing.code !== item?.code && held(thing.core, item?.name ?? '') < like,
      )
      .sort((a, b) => b.share - a.share || (a.thing.code < b.thing.code ? -1 : 1))[0]?.thing
  const other = best(ofItems(edition)(request.title)) ?? best(ofProvisions(request.title))
  return other && { other: other.code, otherName: other.name }
}

/** 协助做好 and the like stand in half of all names. */
function core(name: string): string {
  return name.replace(/^(协助|配合|支持|支持配合|组织)?(开展|做好|办理)?|工作$/g, '')
}

/** What a law is about: 全国农业普查条例 is about 农业普查. */
function matterOf(title: string): string {
  return title.replace(/^全国/, '').replace(/(暂行)?(条例|办法|法)$/, '')
}
