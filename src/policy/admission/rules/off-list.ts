import type { CompiledItem, Edition } from '../../list/edition.ts'
import type { Day } from '../../terms.ts'
import { zhDay } from '../../time/words.ts'
import { noObjection, type Question, type Rule } from '../rule.ts'
import { type Held, holder } from '../rulebook/near.ts'

/** `barred`: the item of the list that bars something much like it. */
type OffList = { item: string; firstDay: Day; barred?: string; barredName?: string }

/** Nothing but what is on the list enters of itself; the rest is for the reviewing body. */
export const offList: Rule<OffList> = {
  name: 'off-list',
  effect: 'refer',
  sources: ['committee-law-43-2', 'mca-2015-136-1', 'jianye-list', 'shanghai-committee-27', 'xicheng-2018'],
  check: (question) => {
    const { request, item, emergency } = question
    if (item !== undefined || emergency) return noObjection
    const facts = { item: request.item ?? '', firstDay: request.period.from, ...likeBarred(question) }
    return [{ pointer: '/item', facts }]
  },
  zh: ({ item, firstDay, barred, barredName }) => {
    const off =
      item === ''
        ? '申请未载明清单事项，按清单外事项办理'
        : `${zhDay(firstDay)}执行的清单上没有事项 ${item}，按清单外事项办理`
    return barred === undefined ? off : `${off}；名称与负面清单事项“${barredName}”（${barred}）相近，请审核单位核对`
  },
  en: ({ item, firstDay, barred, barredName }) => {
    const off =
      item === ''
        ? 'No item of the list is named: this is work off the list'
        : `Item ${item} is not on the list in force on the first day, ${firstDay}: this is work off the list`
    return barred === undefined
      ? off
      : `${off}. It is called much like what the list bars: "${barredName}" (${barred}); the reviewing body should look`
  },
  remedy: {
    zh: '清单上有相应事项的，请写明事项编码；没有的，附书面实施方案（理由、内容、购买服务协议草案），由审核单位决定',
    en: 'If the list has such an item, name its code; otherwise attach a written plan (reason, content, draft agreement for purchased service) and the reviewing body decides',
  },
}

/** Half of a barred item's name in the title is no chance. */
const alike = 0.5
/** Of a long plan, the beginning says what it is about. */
const read = 2000

const barredOf = new WeakMap<Edition, (text: string) => Held<CompiledItem>[]>()

function barredIn(edition: Edition): (text: string) => Held<CompiledItem>[] {
  const known = barredOf.get(edition)
  if (known) return known
  const made = holder(edition.barred, ({ name }) => bare(name))
  barredOf.set(edition, made)
  return made
}

/** In the title, or with a fifth more of it in the beginning of the plan. */
function likeBarred({ request: { title, plan }, edition }: Question): { barred?: string; barredName?: string } {
  const look = barredIn(edition)
  const inPlan = `${title}\n${(plan?.reason ?? '').slice(0, read)}\n${(plan?.content ?? '').slice(0, read)}`
  const found = [...look(title), ...look(inPlan).map(({ thing, share }) => ({ thing, share: share - 0.2 }))]
  const best = found
    .filter(({ share }) => share >= alike)
    .sort((a, b) => b.share - a.share || (a.thing.code < b.thing.code ? -1 : 1))[0]?.thing
  return best ? { barred: best.code, barredName: best.name } : {}
}

/** What barred items say of anything says nothing. */
const bare = (name: string) => name.replace(/要求社区|部门单独组织的|对社区实行|指标$/g, '')
