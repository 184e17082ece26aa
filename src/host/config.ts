// The environment as one table: a wrong value stops the start with a sentence. Every command reads it before anything else,
// so it rests on no library that would have to load first.
import { Sentence } from './sentence.ts'

/** How a variable is read; undefined: that is no value for it. */
type Read<T> = (text: string) => T | undefined

const anything: Read<string> = (text) => text
const like =
  (pattern: RegExp): Read<string> =>
  (text) =>
    pattern.test(text) ? text : undefined
const oneOf =
  <const T extends string>(...words: readonly T[]): Read<T> =>
  (text) =>
    words.find((word) => word === text)
const wholeNumber =
  (least: number, most: number): Read<number> =>
  (text) =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined

const isPostgres = (text: string) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)

const table = {
  HOST: anything,
  PORT: wholeNumber(0, 65_535),
  DATABASE_URL: (text: string) => (/^file:./.test(text) || isPostgres(text) ? text : undefined),
  NODE_FILE: anything,
  SIGNING_KEY_FILE: anything,
  PUBLIC_URL: like(/^https?:\/\//),
  RATE_PER_SECOND: wholeNumber(1, 1_000_000),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
}
const defaults = {
  HOST: '127.0.0.1',
  PORT: 3000,
  DATABASE_URL: 'file:data/zhunru.db',
  NODE_FILE: 'data/node.db',
  LOG_LEVEL: 'warn',
} as const satisfies Partial<Values>

type Values = { [N in keyof typeof table]: NonNullable<ReturnType<(typeof table)[N]>> }
export type Config = Pick<Values, keyof typeof defaults> & Partial<Omit<Values, keyof typeof defaults>>

/** The variables that are read. */
export const variables = Object.keys(table) as readonly (keyof Values)[]

/** What would be right. The value itself is not repeated where it may hold a password. */
const right: { readonly [name: string]: string | undefined } = {
  DATABASE_URL:
    'DATABASE_URL 应以 file: 或 postgres:// 开头，例如 file:data/zhunru.db（a file, or postgres://USER@HOST/NAME）',
  PORT: '应为 0 至 65535 的整数，例如 3000（a port, like 3000）',
  PUBLIC_URL: '应以 http:// 或 https:// 开头（an address that begins with http:// or https://）',
  RATE_PER_SECOND: '应为 1 至 1000000 的整数；不限速则不设（a whole number from 1; unset: no limit）',
  LOG_LEVEL: '应为 fatal、error、warn、info、debug、trace、silent 之一（one of these）',
}
const secret = new Set(['DATABASE_URL'])

export class BadConfig extends Sentence {}

/** Reads the members of Config from the environment. Throws BadConfig with one sentence that names each wrong value. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = variables.flatMap((name) => {
    const text = environment[name]
    return text === undefined || text === '' ? [] : [{ name, text, value: table[name](text) }]
  })
  const wrong = given.filter(({ value }) => value === undefined)
  if (wrong.length === 0)
    return { ...defaults, ...Object.fromEntries(given.map(({ name, value }) => [name, value])) } as Config
  throw new BadConfig(
    `环境变量有误（wrong environment）：${wrong.map(({ name, text }) => (secret.has(name) ? right[name] : `${name}=${text} ${right[name]}`)).join('；')}`,
  )
}
