// The disclosure as the sheets of a workbook, for the committee's files.
import type { Disclosure } from '../policy/support/disclosure.ts'
import { commitmentKindWords } from '../policy/support/words.ts'
import type { Language } from '../policy/terms.ts'
import { disclosureWords } from './disclosure-words.ts'
import type { SheetData } from './workbook/cells.ts'

export function disclosureSheets(made: Disclosure, language: Language): SheetData[] {
  const words = disclosureWords[language]
  const { statuses } = words
  const columns = (heads: readonly string[]) => heads.map((head) => ({ title: head.replace(/^#/, ''), width: 20 }))
  const [first = '', second = '', third = ''] = words.sheets
  return [
    {
      name: first,
      columns: columns(words.assistance),
      rows: made.assistance.map(({ title, item, organisationName, period, status }, i) => [
        i + 1,
        title,
        item,
        organisationName,
        `${period.from} ${words.to} ${period.until}`,
        statuses[status],
      ]),
    },
    {
      name: second,
      columns: columns(words.money),
      rows: [
        ...made.money.map(({ receivedOn, organisationName, title, what, amountFen }, i) => [
          i + 1,
          receivedOn,
          organisationName,
          title,
          what,
          amountFen / 100,
        ]),
        [undefined, words.total, undefined, undefined, undefined, made.totalFen / 100],
      ],
    },
    {
      name: third,
      columns: columns(words.other),
      rows: made.otherSupport.map(({ receivedOn, organisationName, title, kind }, i) => [
        i + 1,
        receivedOn,
        organisationName,
        title,
        commitmentKindWords[kind][language],
      ]),
    },
  ]
}
