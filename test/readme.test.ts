// The READMEs and the pages that go on from them: both languages say the same, their commands succeed, their answers are the real ones, their links lead somewhere.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import t from 'tap'
import { cannotFollow, type Followed, follow } from './a-reader.ts'

const root = resolve(import.meta.dirname, '..')
const readOne = (name: string) => readFileSync(resolve(root, name), 'utf8')
const readmes = ['README.md', 'README.zh-CN.md'] as const
/** For each of five people, in the order in which their commands go on from one another. */
const people = ['department', 'community', 'list-keeper', 'auditor', 'operator']
const pagesOf = (name: string) => [name, ...people.map((one) => `docs/${one}${name.slice('README'.length)}`)]
const read = (name: string) => pagesOf(name).map(readOne).join('\n')
const fenced = (text: string) =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, block = '']) => ({ language, block }))
const blocks = (text: string, language: string) =>
  fenced(text).flatMap((one) => (one.language === language ? [one.block] : []))

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

/** Which of the keys that the start prints stands for which. */
const roles = {
  KEY: 'organisation',
  COMMUNITY_KEY: 'community',
  LIST_KEY: 'list-keeper',
  AUDITOR_KEY: 'auditor',
}
const skip = cannotFollow()
// A dozen of the commands are each a start of Node.
t.setTimeout(90_000)
/** Of the second page, as far as it differs: what is word for word the same after the same commands does the same. */
function toRun(name: string): string[] {
  const [first, own] = [readmes[0], name].map((one) => blocks(read(one), 'sh')) as [string[], string[]]
  return name === readmes[0] ? own : own.slice(0, own.findLastIndex((block, i) => block !== first[i]) + 1)
}
// Both at once: each has a folder and a service of its own.
const followed = readmes.map((name) => (skip ? undefined : follow(toRun(name), roles)))

for (const [i, name] of readmes.entries())
  t.test(
    `${name}: ${i === 0 ? 'every command of every block' : 'each that the other page has not'} succeeds, and answers as printed`,
    { skip, timeout: 90_000 },
    async (t) => {
      const { status, errors, outputs } = (await followed[i]) as Followed
      t.equal(status, 0, status === 0 ? 'every one' : `${errors}\n${outputs.filter(Boolean).at(-1)}`)
      const all = fenced(read(name))
      const printed = [...all.entries()].filter(([, { language }]) => language === 'json')
      t.equal(printed.length, 2)
      for (const [at, { block }] of printed) {
        const commands = all.slice(0, at).filter(({ language }) => language === 'sh')
        const answer = JSON.parse(outputs[commands.length - 1] ?? '')
        const told = JSON.parse(block)
        t.strictSame(masked(answer), masked(told), `${told.status}`)
        t.strictSame(Object.keys(answer), Object.keys(told), 'in the order in which it is printed')
      }
    },
  )

t.test('links lead somewhere', async (t) => {
  for (const name of [
    ...readmes.flatMap(pagesOf),
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'docs/several-nodes.md',
    'docs/several-nodes.zh-CN.md',
    'lists/README.md',
    'lists/README.zh-CN.md',
  ])
    for (const [, target = ''] of readOne(name).matchAll(/\]\(([^)#]+)[^)]*\)/g))
      if (!/^https?:/.test(target)) t.ok(existsSync(resolve(root, dirname(name), target)), `${name} → ${target}`)
})
