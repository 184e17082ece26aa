// Templates that escape by themselves.
import t from 'tap'
import { html, joined, type Shown } from '../../src/formats/html.ts'

const shown = (value: Shown) => String(html`<p title="${value}">${value}</p>`)

t.test('a value is text, wherever it stands', async (t) => {
  t.equal(shown('协助'), '<p title="协助">协助</p>')
  t.equal(shown('<b>&"\''), '<p title="&lt;b&gt;&amp;&quot;&#39;">&lt;b&gt;&amp;&quot;&#39;</p>')
  t.equal(shown('&amp;'), '<p title="&amp;amp;">&amp;amp;</p>', 'text that looks escaped is text all the same')
  t.equal(shown('$1 $`\\n'), '<p title="$1 $`\\n">$1 $`\\n</p>', 'and no pattern')
  t.equal(shown(0), '<p title="0">0</p>')
})

t.test('markup stays markup; lists stand one after another; nothing is nothing', async (t) => {
  t.equal(
    String(html`<ul>${['<a>', '<b>'].map((one) => html`<li>${one}</li>`)}</ul>`),
    '<ul><li>&lt;a&gt;</li><li>&lt;b&gt;</li></ul>',
  )
  t.equal(String(html`${['a', ['<', html`<br>`, [false, undefined]], 7]}`), 'a&lt;<br>7')
  t.equal(String(html`a${undefined}b${false}c${''}d${[]}`), 'abcd')
  t.equal(
    String(html`${joined(['a', '<', 'c'], html`<br>`)}${joined([], '|')}${joined(['x'], '|')}`),
    'a<br>&lt;<br>cx',
  )
})

t.test('nothing but a template makes markup', async (t) => {
  const forged = { toString: () => '<script>', markup: '<script>' } as unknown as Shown
  t.throws(() => html`${forged}`)
})
