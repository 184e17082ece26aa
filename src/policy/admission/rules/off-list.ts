import type { Day } from '../../terms.ts'
import { zhDay } from '../../time/words.ts'
import { noObjection, type Question, type Rule } from '../rule.ts'
import { held } from '../rulebook/near.ts'

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

function likeBarred({ request: { title, plan }, edition }: Question): { barred?: string; barredName?: string } {
  const text = `${title}\n${plan?.reason ?? ''}\n${(plan?.content ?? '').slice(0, 2000)}`
  let best: { code: string; name: string } | undefined
  let most = alike
  for (const { code, name } of edition.barred) {
    const share = Math.max(held(bare(name), title), held(bare(name), text) - 0.2)
    if (share < most || (best !== undefined && share === most)) continue
    most = share
    best = { code, name }
  }
  return best ? { barred: best.code, barredName: best.name } : {}
}

/** What barred items say of anything says nothing. */
const bare = (name: string) => name.replace(/要求社区|部门单独组织的|对社区实行|指标$/g, '')
