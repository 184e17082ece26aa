// The pages, with somebody's markup in every value that is put into them; and the disclosure as sheets.
import t from 'tap'
import { disclosurePage } from '../../src/formats/disclosure-page.ts'
import { disclosureSheets } from '../../src/formats/disclosure-workbook.ts'
import { problemPage } from '../../src/formats/problem-page.ts'
import type { Disclosure } from '../../src/policy/support/disclosure.ts'

const attempt = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;<!--`
const escapedAttempt =
  '&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;lt;&lt;!--'
const tagsOf = (page: string) => page.match(/<[^>]*>/g)
const times = (page: string, part: string) => page.split(part).length - 1

function disclosureOf(text: string): Disclosure {
  const by = { organisation: text, organisationName: text }
  const received = { delivery: text, receivedOn: text, ...by, title: text, what: text }
  return {
    community: text,
    name: text,
    from: text,
    until: text,
    postedOn: text,
    postAtLeastUntil: text,
    madeAt: text,
    assistance: [
      {
        obligation: text,
        kind: 'assistance',
        item: text,
        title: text,
        ...by,
        period: { from: text, until: text },
        status: 'active',
      },
    ],
    money: [{ ...received, amountFen: 1 }],
    totalFen: 1,
    expenditures: [
      { expenditure: text, obligation: text, title: text, spentOn: text, amountFen: 1, purpose: text, voucher: text },
    ],
    spentFen: 1,
    broughtFen: 0,
    leftFen: 0,
    otherSupport: [{ ...received, kind: 'staff' }],
  }
}

t.test('the disclosure', async (t) => {
  for (const language of ['zh', 'en'] as const) {
    const page = disclosurePage(disclosureOf(attempt), language)
    t.strictSame(tagsOf(page), tagsOf(disclosurePage(disclosureOf('x'), language)), 'no tag more, and none other')
    // Twice the name; three cells of work, three of money, three of spending, three of other support. Nine days, which Chinese words anew.
    t.equal(times(page, escapedAttempt), 2 + 3 + 3 + 3 + 3 + (language === 'en' ? 9 : 0))
  }
})

t.test('the problem codes', async (t) => {
  const told = (text: string) => [
    { code: text, status: 400, title: { zh: text, en: text }, help: { zh: text, en: text } },
  ]
  const page = problemPage(told(attempt))
  t.strictSame(tagsOf(page)?.length, tagsOf(problemPage(told('x')))?.length)
  t.equal(times(page, escapedAttempt), 2 + 4)
  t.notMatch(page, '<script')
})

t.test('the disclosure as sheets: the same columns, amounts in yuan, and their total', async (t) => {
  const [work, money, other] = disclosureSheets({ ...disclosureOf('x'), totalFen: 52_550 }, 'en').map((sheet) => ({
    name: sheet.name,
    heads: sheet.columns.map(({ title }) => title),
    rows: [...(sheet.rows as Iterable<readonly unknown[]>)],
  }))
  t.strictSame(work, {
    name: 'Assistance',
    heads: ['No.', 'Work', 'List code', 'Asked for by', 'Period', 'Status'],
    rows: [[1, 'x', 'x', 'x', 'x to x', 'under way']],
  })
  t.strictSame(money?.rows, [
    [1, 'x', 'x', 'x', 'x', 0.01],
    [undefined, 'Total', undefined, undefined, undefined, 525.5],
  ])
  t.match(other?.rows[0]?.slice(0, 4), [1, 'x', 'x', 'x'])
})
