// The instant of a transaction: never before the last entry's, and never one that only a wrong clock can say.
import type { Clock } from '../../../policy/ports.ts'
import type { Text } from '../../../policy/terms.ts'

/** A clock this far behind the last entry is slewing and waits; further behind it is wrong. */
const slackMs = 2_000
const dayMs = 86_400_000
/** Three years ahead of the last entry is no pause of a service that is used, and nothing but the clock says so. */
const pauseMs = 1_096 * dayMs
/** Further than what has passed by the other count is no sleep of a machine. */
const jumpMs = 31 * dayMs
/** No clock is right that says so, whoever vouches for it: days are known up to then. */
const end = Date.parse('2100-01-01T00:00:00Z')

export interface Instants {
  /**
   * The instant for what is recorded next. Throws WrongClock. `vouched`: an operator says that the clock is right. `told`:
   * what a clock says that several share, in its place.
   */
  next(lastAt: string | undefined, vouched: boolean, told?: number): { at: string; now: number }
}

export class WrongClock extends Error {
  readonly why: Text
  /** `mayBeRight`: then an operator can vouch for it. */
  constructor(now: number, en: string, zh: string, { mayBeRight = true, isTold = false } = {}) {
    const said = new Date(now).toISOString()
    const whose = isTold ? { zh: '数据库的时钟', en: 'The clock of the database' } : { zh: '系统时钟', en: 'The clock' }
    super(`the clock says ${said}, ${en}`)
    const command = 'npm run -s zhunru -- clock'
    this.why = {
      zh: `${whose.zh}为 ${said}，${zh}：请校准时钟${mayBeRight ? `；确认无误的，请管理员运行 ${command}` : ''}`,
      en: `${whose.en} says ${said}, ${en}: set it right${mayBeRight ? `; if it is right, its operator should run ${command}` : ''}`,
    }
  }
}

export function instants(clock: Clock): Instants {
  /** Where both counts stood when an instant was last taken. */
  let seen: { now: number; steady: number } | undefined

  function jumped(now: number): boolean {
    const steady = clock.steady?.()
    if (steady === undefined) return false
    const before = seen
    if (before && now - before.now - (steady - before.steady) > jumpMs) return true
    seen = { now, steady }
    return false
  }

  return {
    next(lastAt, vouched, told) {
      const isTold = told !== undefined
      const now = isTold ? Math.floor(told) : clock.now()
      if (!(now < end))
        throw new WrongClock(Math.min(now, 8.64e15), 'which no clock can rightly say', '不可能是真实时间', {
          mayBeRight: false,
          isTold,
        })
      if (vouched) {
        seen = undefined
        return { at: new Date(now).toISOString(), now }
      }
      const last = lastAt === undefined ? undefined : Date.parse(lastAt)
      if (last !== undefined && now < last - slackMs)
        throw new WrongClock(
          now,
          `which is before the last entry of the log (${lastAt})`,
          `早于最后一条存证（${lastAt}）`,
          { isTold },
        )
      if (last !== undefined && (now > last + pauseMs || (now > last + jumpMs && jumped(now))))
        throw new WrongClock(
          now,
          `which is far ahead of the last entry of the log (${lastAt})`,
          `远晚于最后一条存证（${lastAt}）`,
          { isTold },
        )
      jumped(now)
      return { at: new Date(Math.max(now, last ?? now)).toISOString(), now }
    },
  }
}
