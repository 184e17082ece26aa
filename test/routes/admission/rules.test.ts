// GET /v1/rules: whoever reads a code of a rule can look up what it is called, asks and rests on.
import t from 'tap'
import { rules } from '../../../src/policy/admission/rulebook/index.ts'
import { aService, soundRequest } from '../../a-service.ts'

const service = await aService()
t.teardown(() => service.close())
type Line = { code: string; name: string; nameEn: string; effect: string; sources: string[]; asks: string }
const catalogue = async (headers: Record<string, string> = {}): Promise<Line[]> =>
  (await service.call(undefined, 'GET', '/v1/rules', undefined, headers)).body.items

t.test('happy: all of them, in the order in which they are found, in both languages, without a key', async (t) => {
  const chinese = await catalogue()
  const english = await catalogue({ 'accept-language': 'en' })
  t.strictSame(
    chinese.map(({ code, effect }) => [code, effect]),
    rules.map(({ name, effect }) => [name, effect]),
  )
  const han = /\p{Script=Han}/u
  for (const line of chinese) {
    t.match(line, { name: han, nameEn: /^[A-Z][^\p{Script=Han}]+$/u, asks: han }, line.code)
    t.ok(line.sources.length > 0, line.code)
  }
  for (const { code, asks } of english) t.match(asks, /^[^\p{Script=Han}]+$/u, code)
  for (const list of [chinese.map(({ name }) => name), chinese.map(({ nameEn }) => nameEn)])
    t.equal(new Set(list).size, list.length, 'a name means one rule: filters take it')
})

t.test('wrong: it takes no filter', async (t) => {
  t.match(await service.call(undefined, 'GET', '/v1/rules?effect=warn'), {
    status: 400,
    body: { code: 'invalid-input' },
  })
})

t.test('happy: a rule is found by what it is called, in either language', async (t) => {
  await service.call('justice', 'POST', '/v1/checks', soundRequest({ support: {} }))
  for (const { code, name, nameEn } of await catalogue()) {
    const counts = []
    for (const rule of [code, name, nameEn, nameEn.toUpperCase()]) {
      const found = await service.call('auditor', 'GET', `/v1/rejections?rule=${encodeURIComponent(rule)}`)
      t.equal(found.status, 200, rule)
      counts.push(found.body.items.length)
    }
    t.equal(new Set(counts).size, 1, code)
  }
})
