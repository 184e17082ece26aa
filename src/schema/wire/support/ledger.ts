// 保障台账 of an organisation: promised, due, confirmed, overdue.
import Type from 'typebox'
import { Code, Day, Fen, named, optional } from '../pieces.ts'

const count = { count: Type.Integer({ minimum: 0 }), amountFen: Fen }
const figures = {
  promised: Type.Object(count, { description: 'All that falls due in the period, what has fallen away included' }),
  dropped: Type.Object(count, { description: 'Of that, what fell away unmet when its assignment ended' }),
  due: Type.Object(count, { description: 'Of that, what was due by the day and has not fallen away' }),
  confirmed: Type.Object(count, { description: 'Met in full; the amount is all money confirmed, parts included' }),
  overdue: Type.Object(count, {
    description: 'Not met by its day and the days of grace; the amount is what is still owed',
  }),
  daysLate: Type.Object(
    {
      of: Type.Integer({ minimum: 0, description: 'Commitments counted: those due that are met, and those overdue' }),
      late: Type.Integer({ minimum: 0, description: 'Of these, how many came or are late' }),
      median: optional(Type.Number({ minimum: 0 })),
      worst: optional(Type.Integer({ minimum: 0 })),
    },
    { description: 'Calendar days after the due day; those on time count as 0, those overdue up to the day asked for' },
  ),
}
export const SupportLedger = named('SupportLedger', {
  organisation: Code,
  name: Type.String(),
  from: Day,
  until: Day,
  on: Day,
  total: Type.Object(figures),
  communities: Type.Array(Type.Object({ community: Code, name: Type.String(), ...figures })),
  quarters: Type.Array(Type.Object({ quarter: Type.String({ description: '2027-Q1' }), ...figures })),
})
