// The account of a community as a workbook: one sheet for a term of office, and every expenditure behind it.
import type { Account } from '../policy/spending/account.ts'
import type { Language } from '../policy/terms.ts'
import type { Column, SheetData } from './workbook/cells.ts'

type Heads = readonly (readonly [zh: string, en: string, width: number, decimals?: true])[]

const lineHeads: Heads = [
  ['事项', 'Work', 32],
  ['承接事项', 'Obligation', 12],
  ['委托（交办）单位', 'Asked for by', 28],
  ['期间', 'Period', 26],
  ['承诺（元）', 'Promised (yuan)', 16, true],
  ['收到（元）', 'Received (yuan)', 16, true],
  ['支出（元）', 'Spent (yuan)', 16, true],
]
const spentHeads: Heads = [
  ['支出日期', 'Spent on', 14],
  ['用于事项', 'For', 32],
  ['用途', 'Purpose', 32],
  ['票据号', 'Receipt', 24],
  ['金额（元）', 'Yuan', 14, true],
]

export function accountSheets(account: Account, language: Language): SheetData[] {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const columns = (heads: Heads): Column[] =>
    heads.map(([zh, en, width, decimals]) => ({ title: say(zh, en), width, ...(decimals && { decimals }) }))
  const { name, community, from, until, lines, total, broughtFen, leftFen, expenditures } = account
  const caption = say(
    `${name}（${community}）收支台账　${from} 至 ${until}`,
    `Account of ${name} (${community}), ${from} to ${until}`,
  )
  const left = (zh: string, en: string, fen: number) => [
    say(zh, en),
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    fen / 100,
  ]
  return [
    {
      name: say('收支台账', 'Account'),
      caption,
      columns: columns(lineHeads),
      rows: [
        ...lines.map((one) => [
          one.title,
          one.obligation,
          one.organisationName,
          `${one.period.from} — ${one.period.until}`,
          one.promisedFen / 100,
          one.receivedFen / 100,
          one.spentFen / 100,
        ]),
        [
          say('合计', 'Total'),
          undefined,
          undefined,
          undefined,
          total.promisedFen / 100,
          total.receivedFen / 100,
          total.spentFen / 100,
        ],
        left('期初结余', 'Left before', broughtFen),
        left('期末结余', 'Left after', leftFen),
      ],
    },
    {
      name: say('支出明细', 'Expenditures'),
      caption,
      columns: columns(spentHeads),
      rows: expenditures.map(({ spentOn, title, purpose, voucher, amountFen }) => [
        spentOn,
        title,
        purpose,
        voucher,
        amountFen / 100,
      ]),
    },
  ]
}
