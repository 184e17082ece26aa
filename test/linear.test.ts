// Every regular expression of the service, and every pattern of its schemas, takes time in proportion to what it is given:
// a stranger who finds one that does not holds everybody up with one header.
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { parse } from 'acorn'
import { isSafePattern } from 'redos-detector'
import t from 'tap'
import { schemas } from '../src/schema/wire/index.ts'

interface Expression {
  file: string
  pattern: string
  flags: string
}

const root = join(import.meta.dirname, '../src')

/** Those that meet short texts alone, and what keeps them short. */
const short: Record<string, string> = {
  'commands/verify.ts "zhunru":\\s*"receipt"': 'the first bytes of a file',
  'commands/witness.ts \\/+$': 'an argument of the auditor',
  'host/signing-key.ts -----BEGIN PRIVATE KEY-----[\\s\\S]+-----END PRIVATE KEY-----': 'the operator’s own file',
  'formats/workbook/formats.ts "[^"]*"|\\\\.|_.|\\*.|\\[[^\\]]*\\]': 'a format code of 255 characters',
  'formats/workbook/numbers.ts 0+$': 'twenty digits',
  'policy/support/words.ts  (\\d+) 名$': 'what a commitment is, 200 characters',
}

/** Every literal of a file. */
function literalsOf(file: string, text: string): Expression[] {
  const found: Expression[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, regex } = node as { type?: string; regex?: Omit<Expression, 'file'> }
    if (type === 'Literal' && regex) found.push({ file, ...regex })
    for (const inner of Object.values(node)) walk(inner)
  }
  walk(parse(stripTypeScriptTypes(text), { ecmaVersion: 'latest', sourceType: 'module' }))
  return found
}

function patternsOf(value: unknown): Expression[] {
  const found: Expression[] = []
  JSON.stringify(value, (key, inner) => {
    if (key === 'pattern' && typeof inner === 'string') found.push({ file: 'schema', pattern: inner, flags: 'u' })
    return inner
  })
  return found
}

function isLinear({ pattern, flags }: Expression): boolean {
  const { safe } = isSafePattern(flags.includes('y') ? `^(?:${pattern})` : pattern, {
    unicode: flags.includes('u') || flags.includes('v'),
    caseInsensitive: flags.includes('i'),
    dotAll: flags.includes('s'),
    multiLine: flags.includes('m'),
    timeout: 5_000,
    maxScore: 30,
  })
  return safe
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const all = [
  ...files.flatMap((file) => literalsOf(file, readFileSync(join(root, file), 'utf8'))),
  ...patternsOf(schemas),
]
const distinct = [...new Map(all.map((one) => [`${one.pattern}/${one.flags}`, one])).values()]
const nameOf = ({ file, pattern }: Expression) => `${file} ${pattern}`

t.strictSame(
  distinct
    .filter((one) => !isLinear(one))
    .map(nameOf)
    .sort(),
  Object.keys(short).sort(),
  'none but those that meet short texts',
)
t.ok(distinct.length > 80, 'all of them were looked at')
t.notOk(isLinear({ file: '', pattern: '\\s*;\\s*q=', flags: '' }), 'the check finds what is quadratic')
t.notOk(isLinear({ file: '', pattern: '(a+)+$', flags: '' }), 'and what is worse')
