// Schema faults in words: where, what is wrong, and what would be right.
import type { Fault, Text } from '../../policy/terms.ts'
import { pointerTo } from '../../policy/untrusted.ts'
import { glossOf } from './glosses.ts'
import { creditCodePattern, linePattern, prosePattern, wordsPattern } from './pieces.ts'

const types: Record<string, Text> = {
  string: { zh: '文本', en: 'a text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
  object: { zh: '对象', en: 'an object' },
  array: { zh: '列表', en: 'a list' },
}

type Params = Record<string, unknown>

const words: Record<string, (params: Params) => Text> = {
  required: () => ({ zh: '缺少此项', en: 'Required' }),
  additionalProperties: () => ({
    zh: '没有这个成员，请删除或更正名称',
    en: 'No such member: remove it or correct its name',
  }),
  type: ({ type }) => {
    const name = types[String(type)] ?? { zh: String(type), en: String(type) }
    return { zh: `应为${name.zh}`, en: `Must be ${name.en}` }
  },
  enum: ({ allowedValues }) => {
    const values = allowedValues as unknown[]
    const words = glossOf(values)
    const list = values.map((value) => (words ? `${value}（${words[String(value)]?.zh}）` : value)).join('、')
    return { zh: `应为以下之一：${list}`, en: `Must be one of: ${values.join(', ')}` }
  },
  minimum: ({ limit }) => ({ zh: `不能小于 ${limit}`, en: `Must not be below ${limit}` }),
  maximum: ({ limit }) => ({ zh: `不能大于 ${limit}`, en: `Must not be above ${limit}` }),
  minItems: ({ limit }) => ({ zh: `至少 ${limit} 项`, en: `At least ${limit}` }),
  maxItems: ({ limit }) => ({ zh: `至多 ${limit} 项`, en: `At most ${limit}` }),
  uniqueItems: ({ i, j }) => {
    const [first, second] = [Number(i) + 1, Number(j) + 1].sort((a, b) => a - b)
    return { zh: `第 ${second} 项与第 ${first} 项重复`, en: `Items ${first} and ${second} are the same` }
  },
  minLength: ({ limit }) => ({
    zh: `至少 ${limit} 个字符`,
    en: `At least ${limit} ${limit === 1 ? 'character' : 'characters'}`,
  }),
  maxLength: ({ limit }) => ({ zh: `至多 ${limit} 个字符`, en: `At most ${limit} characters` }),
  format: ({ format }) =>
    format === 'date'
      ? { zh: '应为真实存在的日期，形如 2027-03-01', en: 'Must be a day that exists, like 2027-03-01' }
      : { zh: `格式应为 ${format}`, en: `Must be a ${format}` },
  pattern: ({ pattern }) => patterns[String(pattern)] ?? { zh: `格式应符合 ${pattern}`, en: `Must match ${pattern}` },
}

/** Whoever writes an amount in yuan hears what it is counted in. */
const inFen = ({ zh, en }: Text): Text => ({ zh: `${zh}（金额单位为分）`, en: `${en} (amounts are in fen)` })

const patterns: Record<string, Text> = {
  [creditCodePattern]: {
    zh: '应为 18 位统一社会信用代码：数字和大写字母，不含 I、O、S、V、Z',
    en: 'Must be a credit code of 18 digits and capital letters, without I, O, S, V and Z',
  },
  [linePattern]: {
    zh: '应为一行文字，不能为空白，不能含换行、控制字符或者改变文字方向的字符',
    en: 'Must be one line, not blank, without control characters or such as change the direction of text',
  },
  [prosePattern]: {
    zh: '不能含控制字符或者改变文字方向的字符',
    en: 'Must not have control characters or such as change the direction of text',
  },
  [wordsPattern]: {
    zh: '不能为空白，不能含控制字符或者改变文字方向的字符',
    en: 'Must not be blank, nor have control characters or such as change the direction of text',
  },
  '^2\\d{3}-': { zh: '年份应在 2000 至 2999 之间', en: 'The year must be 2000 to 2999' },
  '^[12]\\d{3}-': { zh: '年份应在 1000 至 2999 之间', en: 'The year must be 1000 to 2999' },
  '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$': {
    zh: '代码由字母、数字、点、下划线、连字符组成，以字母或数字开头，至多 64 个字符',
    en: 'A code has letters, digits, dots, underscores and hyphens, begins with a letter or digit, 64 at most',
  },
  '^\\d{2}(\\d{2}(\\d{2})?)?$': {
    zh: '辖区代码为 2、4 或 6 位数字，例如 990105',
    en: 'A jurisdiction code has 2, 4 or 6 digits, like 990105',
  },
}

/** What a validator says of one fault: Ajv's own words. */
export interface SchemaError {
  keyword: string
  instancePath: string
  params: object
  message?: string | undefined
}

/** Every fault of a validation, each with a pointer to the member it is about. Query and path faults are named by their place. */
export function schemaFaults(errors: readonly SchemaError[], context = 'body'): Fault[] {
  const place = { body: '', querystring: '/query', params: '/path' }[context] ?? `/${context}`
  // A date that is none fails its format and its pattern: told once, by its format.
  const malformed = new Set(
    errors.filter(({ keyword }) => keyword === 'format').map(({ instancePath }) => instancePath),
  )
  const faults = errors
    .filter(({ keyword, instancePath }) => keyword !== 'if' && (keyword !== 'pattern' || !malformed.has(instancePath)))
    .map(({ instancePath, keyword, params, message }): Fault => {
      const member = (params as Params).additionalProperty ?? (params as Params).missingProperty
      const pointer = `${place}${instancePath}${member === undefined ? '' : pointerTo(String(member))}`
      const text = words[keyword]?.(params as Params) ?? { zh: message ?? keyword, en: message ?? keyword }
      return { pointer, text: pointer.endsWith('Fen') ? inFen(text) : text }
    })
  const seen = new Set<string>()
  return faults.filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer))
}
