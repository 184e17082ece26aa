// The READMEs: both say the same, their requests are taken, their answers are the real ones, their links lead somewhere.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import t from 'tap'
import { aService } from './a-service.ts'

const root = resolve(import.meta.dirname, '..')
const read = (name: string) => readFileSync(resolve(root, name), 'utf8')
const readmes = ['README.md', 'README.zh-CN.md'] as const
const blocks = (text: string, language: string) =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, one]) => one === language)
    .map(([, , block = '']) => block)

/** What differs from run to run: instants, hashes, and where in the log an entry stands. */
function masked(answer: unknown): unknown {
  const text = JSON.stringify(answer)
    .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"AT"')
    .replace(/(sha256:)?[0-9a-f]{64}/g, 'HASH')
    .replace(/"a\d+(\.\d+)?"/g, '"ID$1"')
    .replace(/"index":\d+/g, '"index":0')
  return JSON.parse(text)
}

t.test('both tell the same commands in the same order', async (t) => {
  const [english, chinese] = readmes.map((name) =>
    blocks(read(name), 'sh').map((block) => block.replace(" -H 'Accept-Language: en'", '').replace(/ \\\n\s+/g, ' ')),
  )
  t.strictSame(english, chinese)
})

for (const name of readmes)
  t.test(`${name}: the requests answer as printed`, async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const text = read(name)
    const requests = blocks(text, 'sh').flatMap(
      (block) => /curl[^\n]*?(\/v1\/\S+)([\s\S]*?)<<EOF\n([\s\S]*?)\nEOF/.exec(block) ?? [],
    )
    const answers = blocks(text, 'json')
    t.equal(requests.length, 8, 'two of them')
    for (const [i, expected] of answers.entries()) {
      const [, url = '', options = '', body = ''] = requests.slice(i * 4, i * 4 + 4)
      const language = /Accept-Language: (\w+)/.exec(options)?.[1] ?? 'zh'
      const answer = await service.call('justice', 'POST', url, body.replaceAll('$YEAR', '2027'), {
        'accept-language': language,
      })
      const told = JSON.parse(expected)
      t.strictSame(masked(answer.body), masked(told), `${told.status}`)
      t.strictSame(Object.keys(answer.body), Object.keys(told), 'in the order in which it is printed')
    }
  })

t.test('links lead somewhere', async (t) => {
  for (const name of [
    ...readmes,
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'lists/README.md',
    'lists/README.zh-CN.md',
  ])
    for (const [, target = ''] of read(name).matchAll(/\]\(([^)#]+)[^)]*\)/g))
      if (!/^https?:/.test(target)) t.ok(existsSync(resolve(root, dirname(name), target)), `${name} → ${target}`)
})
