// The disclosure as a page to be printed on A4 and posted. It stands by itself: no script, nothing fetched.

import { hash } from 'node:crypto'
import { groupedYuan } from '../policy/money.ts'
import type { Disclosure } from '../policy/support/disclosure.ts'
import { disclosureBasis } from '../policy/support/disclosure.ts'
import type { Language } from '../policy/terms.ts'
import { zhDay } from '../policy/time/words.ts'
import { disclosureWords, otherSupport } from './disclosure-words.ts'
import { type Html, html, joined } from './html.ts'

const style = html`
@page { size: A4; margin: 15mm 16mm; }
* { box-sizing: border-box; }
body { font: 12pt/1.6 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; color: #111; max-width: 178mm; margin: 8mm auto; padding: 0 4mm; }
h1 { font-size: 20pt; text-align: center; margin: 0; letter-spacing: .1em; }
.sub { text-align: center; font-size: 15pt; margin: 2mm 0 4mm; }
.when { text-align: center; margin: 0 0 4mm; }
h2 { font-size: 13.5pt; margin: 5mm 0 1.5mm; break-after: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 10.5pt; line-height: 1.45; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: .6pt solid #333; padding: 1mm 2mm; text-align: left; vertical-align: top; }
th { background: #eee; font-weight: 600; white-space: nowrap; }
td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.d { white-space: nowrap; }
tfoot { display: table-row-group; }
table + table, .none + table { margin-top: 2mm; }
tfoot td { font-weight: 700; }
.none { margin: 0 0 0 2em; }
.foot { margin-top: 5mm; font-size: 10pt; line-height: 1.4; break-inside: avoid; }
.foot p { margin: 0 0 1.5mm; }
.sign { display: flex; justify-content: space-between; margin-top: 9mm; }
@media screen and (max-width: 640px) {
  body { margin: 4mm auto; }
  thead { display: none; }
  table, tbody, tr, td, tfoot { display: block; width: 100%; }
  tr { border: .6pt solid #333; margin: 0 0 2mm; padding: 1mm 2mm; }
  td, td.n { border: 0; padding: .5mm 0; text-align: left; white-space: normal; }
  td[data-head]::before { content: attr(data-head) ": "; font-weight: 600; }
  .sign { display: block; }
}
@media print { body { margin: 0; padding: 0; max-width: none; } }
`

/** Sent with the page: nothing may be loaded or run, and only this style applies. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${hash('sha256', String(style), 'base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`

/** The whole page, as text. */
export function disclosurePage(shown: Disclosure, language: Language): string {
  const words = disclosureWords[language]
  const { statuses } = words
  const day = language === 'zh' ? zhDay : (text: string) => text
  const assistance = table(
    words.assistance,
    shown.assistance.map((one, i) => [
      { n: `${i + 1}` },
      one.title,
      { d: one.item ?? '—' },
      one.organisationName,
      { d: `${day(one.period.from)}\n${words.to}${day(one.period.until)}` },
      { d: statuses[one.status] },
    ]),
  )
  const money = table(
    words.money,
    shown.money.map((one, i) => [
      { n: `${i + 1}` },
      { d: day(one.receivedOn) },
      one.organisationName,
      one.title,
      language === 'zh' ? one.what.replace(/^经费第(\d+)期$/, '第$1期经费') : one.what,
      { n: groupedYuan(one.amountFen) },
    ]),
    [words.total, groupedYuan(shown.totalFen)],
  )
  const spent = table(
    words.spent,
    shown.expenditures.map((one, i) => [
      { n: `${i + 1}` },
      { d: day(one.spentOn) },
      one.title,
      one.purpose,
      one.voucher ?? '—',
      { n: groupedYuan(one.amountFen) },
    ]),
    [words.total, groupedYuan(shown.spentFen)],
  )
  const sums = table(words.sums, [
    [shown.broughtFen, shown.totalFen, shown.spentFen, shown.leftFen].map((fen) => ({ n: groupedYuan(fen) })),
  ])
  const other = table(
    words.other,
    shown.otherSupport.map((one, i) => [
      { n: `${i + 1}` },
      { d: day(one.receivedOn) },
      one.organisationName,
      one.title,
      otherSupport(one, language),
    ]),
  )
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shown.name} ${words.title}</title>
<style>${style}</style>
</head>
<body>
<h1>${shown.name} ${words.title}</h1>
<p class="sub">${words.subtitle}</p>
<p class="when">${words.period}${day(shown.from)}${words.to}${day(shown.until)}</p>
<h2>${words.first}</h2>
${shown.assistance.length > 0 ? assistance : none(words.none)}
<h2>${words.second}</h2>
${shown.money.length > 0 ? money : none(words.none)}
<h2>${words.third}</h2>
${shown.expenditures.length > 0 ? spent : none(words.none)}
${sums}
<h2>${words.fourth}</h2>
${shown.otherSupport.length > 0 ? other : none(words.none)}
<div class="foot">
<p>${words.posted}${day(shown.postedOn)}　${words.postUntil}${day(shown.postAtLeastUntil)}</p>
${shown.list === undefined ? '' : html`<p>${words.list}${shown.list}</p>`}
<p>${disclosureBasis[language]}</p>
<p>${words.origin}</p>
<div class="sign"><span>${words.committee}</span><span>${words.supervisors}</span></div>
</div>
</body>
</html>
`.toString()
}

type Cell = string | { n: string } | { d: string }

/** `heads` of numbers begin with a `#`. */
function table(heads: readonly string[], rows: readonly (readonly Cell[])[], total?: readonly [string, string]): Html {
  const head = heads.map((text) =>
    text.startsWith('#') ? html`<th class="n">${text.slice(1)}</th>` : html`<th>${text}</th>`,
  )
  const names = heads.map((text) => text.replace(/^#/, ''))
  const body = rows.map((cells) => html`<tr>${cells.map((one, i) => cell(one, names[i] ?? ''))}</tr>`)
  const foot =
    total &&
    html`<tfoot><tr><td colspan="${heads.length - 1}">${total[0]}</td><td class="n">${total[1]}</td></tr></tfoot>`
  return html`<table><thead><tr>${head}</tr></thead><tbody>${joined(body, '\n')}</tbody>${foot}</table>`
}

function cell(one: Cell, head: string): Html {
  if (typeof one === 'string') return html`<td data-head="${head}">${one}</td>`
  if ('n' in one) return html`<td class="n" data-head="${head}">${one.n}</td>`
  return html`<td class="d" data-head="${head}">${joined(one.d.split('\n'), html`<br>`)}</td>`
}

const none = (text: string) => html`<p class="none">${text}</p>`
