// 支出, and the account of a community.
import Type from 'typebox'
import { LogPlace } from './log-place.ts'
import { Code, Day, Fen, Line, named, optional, pageOf, Reasoned, ref, strictNamed } from './pieces.ts'

const spent = {
  spentOn: Day,
  purpose: Type.Unsafe<string>({ ...Line(), description: 'What for. It is posted: it names nobody' }),
  voucher: optional(Type.Unsafe<string>({ ...Line(), description: 'The number of the receipt. It is posted' })),
}
const example = { spentOn: '2027-03-01', amountFen: 12_000, purpose: '走访用品', voucher: '收据 2027-031' }
export const ExpenditureRequest = strictNamed(
  'ExpenditureRequest',
  { ...spent, amountFen: Type.Integer({ ...Fen, minimum: 1 }) },
  { examples: [example] },
)
export const ExpenditureCorrection = strictNamed(
  'ExpenditureCorrection',
  {
    ...spent,
    amountFen: Type.Integer({ ...Fen, description: 'Fen (1/100 yuan); 0: it was never spent' }),
    reason: Reasoned,
  },
  { examples: [{ ...example, amountFen: 11_000, reason: '金额录入有误' }] },
)
export const Expenditure = named('Expenditure', {
  id: Type.String(),
  obligation: Type.String(),
  title: Type.String(),
  community: Code,
  organisation: Code,
  spentOn: Day,
  amountFen: Fen,
  purpose: Type.String(),
  voucher: optional(Type.String()),
  recordedOn: Day,
  corrects: optional(Type.String({ description: 'The expenditure whose place it takes' })),
  reason: optional(Type.String({ description: 'Of a correction' })),
  correctedBy: optional(Type.String({ description: 'The one that took its place: this one counts no more' })),
  log: optional(ref(LogPlace)),
})
export const ExpenditurePage = pageOf('ExpenditurePage', ref(Expenditure))

const sums = { promisedFen: Fen, receivedFen: Fen, spentFen: Fen }
const expenditure = {
  expenditure: Type.String(),
  obligation: Type.String(),
  title: Type.String(),
  spentOn: Day,
  amountFen: Fen,
  purpose: Type.String(),
  voucher: optional(Type.String()),
}
export const PostedExpenditure = named('PostedExpenditure', expenditure)
export const Account = named('Account', {
  community: Code,
  name: Type.String(),
  from: Day,
  until: Day,
  lines: Type.Array(
    Type.Object({
      obligation: Type.String(),
      title: Type.String(),
      organisation: Code,
      organisationName: Type.String(),
      period: Type.Object({ from: Day, until: Day }),
      ...sums,
    }),
    { description: 'What fell due, was received and was spent within the days, for each obligation' },
  ),
  total: Type.Object(sums),
  broughtFen: Type.Integer({ description: 'Received and not spent before the first day' }),
  leftFen: Type.Integer({ description: 'Received and not spent by the last day' }),
  expenditures: Type.Array(ref(PostedExpenditure)),
})
