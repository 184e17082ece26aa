// How what comes is held against its schema. Bodies are taken as they are: nothing coerced, nothing dropped, every fault
// named. Query strings and paths are text, so there numbers and booleans are read from it.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { schemas } from './index.ts'

/** Says whether an input is sound; if not, `errors` says why. */
export interface Validate {
  (input: unknown): boolean
  errors?: ErrorObject[] | null | undefined
}

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
  made ??= { strict: compiler(false), reading: compiler(true) }
  return made
}

function compiler(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ ...options, coerceTypes })
  addFormats.default(ajv, { mode: 'full' })
  for (const schema of schemas) ajv.addSchema(schema)
  return ajv
}

/** For bodies and documents. Compiles when the first input comes: all schemas at once would be most of a start. */
export function strictly(schema: object): Validate {
  return compiledLater(() => compilers().strict.compile(schema))
}

/** For query strings. */
export function reading(schema: object): Validate {
  return compiledLater(() => compilers().reading.compile(schema))
}

function compiledLater(compile: () => ValidateFunction): Validate {
  let compiled: ValidateFunction | undefined
  const validate: Validate = (input) => {
    compiled ??= compile()
    const sound = compiled(input) as boolean
    validate.errors = compiled.errors
    return sound
  }
  return validate
}
