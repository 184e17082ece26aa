// Which language a caller is answered in: Chinese, unless English is asked for first.
import t from 'tap'
import { languageOf } from '../../../src/routes/http/language.ts'

const language = (wanted?: string) => languageOf({ headers: wanted === undefined ? {} : { 'accept-language': wanted } })

t.test('what is asked for first', async (t) => {
  for (const english of [
    'en',
    'EN-gb',
    'fr, en;q=0.2',
    'en,zh',
    'en;q=0.5, zh;q=0.4',
    'en-US,zh-CN;q=0.9,zh;q=0.8,en;q=0.7',
  ])
    t.equal(language(english), 'en', english)
  for (const chinese of [
    undefined,
    '',
    '*',
    'fr',
    'enm',
    'zh, en',
    'zh-Hans-CN',
    'en;q=0',
    'en;q=0.4, zh;q=0.5',
    'zh-CN,en;q=0.9,zh;q=0.8',
    ';;q=,',
    'en;q=x',
  ])
    t.equal(language(chinese), 'zh', String(chinese))
})

t.test('a header longer than any browser’s is not looked at', async (t) => {
  t.equal(language('en'.padEnd(1_000)), 'en')
  t.equal(language('en'.padEnd(1_001)), 'zh', 'as if none had come')
  for (const hostile of [`en${' '.repeat(15_500)};q=1`, 'en;q='.repeat(3_000), ','.repeat(15_000), '-'.repeat(15_000)])
    t.equal(language(hostile), 'zh')
})
