// How what comes is held against its schema. Bodies are taken as they are: nothing coerced, nothing dropped, every fault
// named, as far as anybody would read. Query strings and paths are text, so there numbers and booleans are read from it.
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { othersTurn } from '../../policy/turn.ts'
import { schemas } from './index.ts'
import { cutterFor } from './lengths.ts'
import type { SchemaError } from './schema-faults.ts'

/** Says whether an input is sound; if not, `errors` says why, and lists that are too long have been cut. */
export interface Validate {
  (input: unknown): boolean
  errors?: SchemaError[] | null | undefined
}

/** Errors after which nobody looks for more: each costs what a sound body costs, and a megabyte has room for 300,000. */
const mostErrors = 2_000

// Our own schemas need no check at every start; test/openapi.test.ts lints them.
const options = {
  allErrors: true,
  validateSchema: false,
  removeAdditional: false,
  useDefaults: false,
  strict: false,
  discriminator: true,
}

let made: { strict: Ajv; reading: Ajv } | undefined

function compilers(): { strict: Ajv; reading: Ajv } {
  made ??= { strict: compiler(false), reading: compiler('array') }
  return made
}

function compiler(coerceTypes: false | 'array'): Ajv {
  const ajv = new Ajv({ ...options, coerceTypes, code: { process: bounded } })
  addFormats.default(ajv, { mode: 'full' })
  for (const schema of schemas) ajv.addSchema(schema)
  return ajv
}

/** Has a compiled validator throw the errors it has as soon as they are too many: ajv itself goes on to the end. */
function bounded(code: string): string {
  const enough = `${mostErrors}&&(()=>{throw {errors:vErrors}})()`
  return code
    .replaceAll('errors++', `++errors>${enough}`)
    .replaceAll('errors = vErrors.length', `(errors = vErrors.length)>${enough}`)
}

/** For bodies and documents. Compiles when the first input comes: all schemas at once would be most of a start. */
export function strictly(schema: object): Validate {
  return compiledLater(() => compilers().strict.compile(schema), schema)
}

/** For query strings. */
export function reading(schema: object): Validate {
  return compiledLater(() => compilers().reading.compile(schema), schema)
}

/** Those not compiled yet. */
const waiting = new Set<() => void>()

/** Compiles what nobody has asked for yet, one in each turn: the first who asks for a long one need not hold up the others. */
export async function compileInTurns(): Promise<void> {
  for (const compile of waiting) {
    await othersTurn()
    compile()
  }
}

function compiledLater(compile: () => ValidateFunction, schema: object): Validate {
  let made: { compiled: ValidateFunction; cutTooLong: (value: unknown) => SchemaError[] } | undefined
  const make = () => {
    waiting.delete(make)
    made ??= { compiled: compile(), cutTooLong: cutterFor(schema) }
    return made
  }
  waiting.add(make)
  const validate: Validate = (input) => {
    made ??= make()
    const cuts = made.cutTooLong(input)
    const found = errorsOf(made.compiled, input)
    validate.errors = found || cuts.length > 0 ? [...cuts, ...(found ?? [])] : null
    return validate.errors === null
  }
  return validate
}

function errorsOf(compiled: ValidateFunction, input: unknown): SchemaError[] | null {
  try {
    return compiled(input) ? null : (compiled.errors ?? [])
  } catch (thrown) {
    const { errors } = thrown as { errors?: SchemaError[] }
    if (!Array.isArray(errors)) throw thrown
    return errors
  }
}
