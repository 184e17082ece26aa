// zhunru clock: what the clock says beside the last entry, and, with --confirm, an operator's word that it is right.
import { parseArgs } from 'node:util'
import type { Config } from '../host/config.ts'
import { vouchForClock } from '../policy/record/clock.ts'
import { type Place, placeOf } from '../schema/sql/place.ts'
import { withStore } from './store.ts'
import { say, tell, Unusable } from './terminal.ts'

/** Of several nodes it is the database's clock that counts. */
async function clockOf({ elsewhere }: Place, here: string): Promise<string> {
  if (elsewhere === undefined) return `系统时钟（the clock）：${here}`
  const { timeAt } = await import('../schema/sql/nodes/joining.ts')
  return `数据库的时钟（the clock of the database）：${await timeAt(elsewhere)}`
}

export async function runClock(config: Config, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { confirm: { type: 'boolean' } } })
  return withStore(config, { create: false }, async (store) => {
    const { lastAt: last } = store.log.head()
    say(`${await clockOf(placeOf(config), store.now().at)}\n最后一条存证（the last entry）：${last ?? '—'}`)
    if (!values.confirm) {
      tell(
        '请先校准时钟；确认无误后加 --confirm，将记入存证（set the clock right; then say --confirm, which is recorded）',
      )
      return 0
    }
    const written = await store.write(vouchForClock('operator#command-line', last))
    if ('problem' in written) throw new Unusable(`${written.problem.detail.zh}（${written.problem.detail.en}）`)
    say(
      `已记入存证第 ${written.places[0]?.index} 条，此后的记录以此为准（recorded as entry ${written.places[0]?.index}; what follows goes on from here）`,
    )
    return 0
  })
}
