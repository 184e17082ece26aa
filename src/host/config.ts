// The environment as one schema: a wrong or missing value stops the start with a sentence.

import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Sentence } from './sentence.ts'

const Config = Type.Object({
  HOST: Type.String({ minLength: 1, default: '127.0.0.1' }),
  PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 3000 }),
  DATABASE_URL: Type.String({ pattern: '^file:.+$', default: 'file:data/zhunru.db' }),
  SIGNING_KEY_FILE: Type.Optional(Type.String({ minLength: 1 })),
  PUBLIC_URL: Type.Optional(Type.String({ pattern: '^https?://' })),
  RATE_PER_SECOND: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  LOG_LEVEL: Type.Union(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map((level) => Type.Literal(level)),
    { default: 'warn' },
  ),
})
export type Config = Static<typeof Config>

/** The variables that are read. */
export const variables = Object.keys(Config.properties) as readonly (keyof Config)[]

/** What is said instead of the value: what would be right. A database URL of another kind may hold a password. */
const instead: { readonly [name: string]: string | undefined } = {
  DATABASE_URL: 'DATABASE_URL 应以 file: 开头，例如 file:data/zhunru.db（only file: databases are supported）',
}

export class BadConfig extends Sentence {}

const numbers = new Set(['PORT', 'RATE_PER_SECOND'])

/** Reads the members of Config from the environment. Throws BadConfig with one sentence that names each wrong value. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    variables
      .filter((name) => environment[name] !== undefined && environment[name] !== '')
      .map((name) => [name, numbers.has(name) ? Number(environment[name]) : environment[name]]),
  )
  const config = Value.Default(Config, given)
  if (Value.Check(Config, config)) return config
  const wrong = [...new Set([...Value.Errors(Config, config)].map(({ instancePath }) => instancePath.slice(1)))].filter(
    Boolean,
  )
  throw new BadConfig(
    `环境变量有误（wrong environment）：${wrong.map((name) => instead[name] ?? `${name}=${environment[name] ?? ''}`).join('；')}`,
  )
}
