// 负担: what communities carry in a month, against the hours of their staff.
import Type from 'typebox'
import { Code, JurisdictionCode, named, optional } from './pieces.ts'

const count = Type.Integer({ minimum: 0 })
const Month = Type.String({ description: '2027-03' })
const figures = {
  items: count,
  hours: Type.Number({
    minimum: 0,
    description: 'By what the items say that their work costs; 0 where they say nothing',
  }),
  ledgers: count,
  forms: count,
  platforms: count,
  meetings: count,
}
const months = Type.Array(Type.Object({ month: Month, ...figures }))
const staffHours = optional(
  Type.Number({
    minimum: 0,
    description: 'Hours in a month of the staff that the registry has, by the terms in force',
  }),
)
const warnings = Type.Array(
  Type.Object({
    community: Code,
    name: Type.String(),
    month: Month,
    hours: Type.Number(),
    staffHours: Type.Number(),
    message: Type.String(),
  }),
  { description: 'Months from this one to twelve ahead in which the work needs more hours than the staff have' },
)

export const Burden = named('Burden', {
  community: Code,
  name: Type.String(),
  ...figures,
  staffHours,
  cleanUp: Type.Object(
    { before: count, after: count },
    { description: 'What it carried before the list, and of that now' },
  ),
  takenBack: Type.Integer({ minimum: 0, description: 'Pieces of work that its street took back within the months' }),
  months,
  warnings,
})
const BurdenLine = Type.Object({
  key: Type.String(),
  name: Type.String(),
  jurisdiction: JurisdictionCode,
  ...figures,
  staffHours,
  months: optional(months),
})
export const BurdenTable = named(
  'BurdenTable',
  {
    items: Type.Array(BurdenLine),
    warnings,
    next: optional(Type.String({ description: 'The cursor of the next page' })),
  },
  { description: 'Of each line the most in any month of the span' },
)
