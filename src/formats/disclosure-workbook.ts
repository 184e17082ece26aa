// The disclosure as the sheets of a workbook, for the committee's files.
import type { Disclosure } from '../policy/support/disclosure.ts'
import type { Language } from '../policy/terms.ts'
import { zhDay } from '../policy/time/words.ts'
import { disclosureWords, otherSupport } from './disclosure-words.ts'
import type { SheetData } from './workbook/cells.ts'

export function disclosureSheets(made: Disclosure, language: Language): SheetData[] {
  const words = disclosureWords[language]
  const { statuses } = words
  const day = language === 'zh' ? zhDay : (text: string) => text
  const caption = `${made.name} ${words.title}${made.list === undefined ? '' : `　${words.list}${made.list}`}`
  const columns = (heads: readonly string[]) => heads.map((head) => ({ title: head.replace(/^#/, ''), width: 20 }))
  const [first = '', second = '', third = '', fourth = ''] = words.sheets
  return [
    {
      name: first,
      caption,
      columns: columns(words.assistance),
      rows: made.assistance.map(({ title, item, organisationName, period, status }, i) => [
        i + 1,
        title,
        item,
        organisationName,
        `${day(period.from)}${words.to}${day(period.until)}`,
        statuses[status],
      ]),
    },
    {
      name: second,
      caption,
      columns: columns(words.money),
      rows: [
        ...made.money.map(({ receivedOn, organisationName, title, what, amountFen }, i) => [
          i + 1,
          day(receivedOn),
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
      caption,
      columns: columns(words.spent),
      rows: [
        ...made.expenditures.map(({ spentOn, title, purpose, voucher, amountFen }, i) => [
          i + 1,
          day(spentOn),
          title,
          purpose,
          voucher,
          amountFen / 100,
        ]),
        [undefined, words.total, undefined, undefined, undefined, made.spentFen / 100],
        ...words.sums.map((head, i) => [
          undefined,
          head.replace(/^#/, ''),
          undefined,
          undefined,
          undefined,
          ([made.broughtFen, made.totalFen, made.spentFen, made.leftFen][i] ?? 0) / 100,
        ]),
      ],
    },
    {
      name: fourth,
      caption,
      columns: columns(words.other),
      rows: made.otherSupport.map(({ receivedOn, organisationName, title, kind, what }, i) => [
        i + 1,
        day(receivedOn),
        organisationName,
        title,
        otherSupport({ kind, what }, language),
      ]),
    },
  ]
}
