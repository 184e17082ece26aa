import { sameKey } from '../../clean-up/names.ts'
import type { Hit } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'

type CancelledFigures = { name: string; line: string; cancelledOn: string }

/** What a clean-up cancelled does not come back under the same name. */
export const cancelledBefore: Rule<CancelledFigures> = {
  name: 'cancelled-before',
  effect: 'reject',
  sources: ['jianye-cancelled'],
  check({ request: { title, demands = [] }, facts: { cancelled } }) {
    if (cancelled === undefined) return noObjection
    const byKey = new Map(cancelled.map((line) => [sameKey(line.kind, line.name), line]))
    const asked = [
      { pointer: '/title', key: sameKey('task', title), name: title },
      ...demands.map(({ kind, name }, i) => ({ pointer: `/demands/${i}`, key: sameKey(kind, name), name })),
    ]
    const hits = asked.flatMap(({ pointer, key, name }): Hit<CancelledFigures>[] => {
      const line = byKey.get(key)
      return line ? [{ pointer, facts: { name, line: line.code, cancelledOn: line.on } }] : []
    })
    return hits.length > 0 ? hits : noObjection
  },
  zh: ({ name, line, cancelledOn }) => `“${name}”已于 ${cancelledOn} 清理取消（清理事项 ${line}），不得重新要求`,
  en: ({ name, line, cancelledOn }) =>
    `"${name}" was cancelled by the clean-up on ${cancelledOn} (line ${line}) and is not asked for again`,
  remedy: {
    zh: '删去该项要求；确需恢复的，由清单管理员列入清单并更正处置',
    en: 'Drop it; what is needed after all is listed by the list keeper, who corrects the disposal',
  },
}
