// The schema and the meaning of a whole edition, applied to what did not come as a JSON body.
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaValidationError } from 'fastify'
import { editionFaults } from '../../policy/list/edition-faults.ts'
import type { Fault } from '../../policy/terms.ts'
import { schemas } from './index.ts'
import { EditionDocument } from './list/edition.ts'
import { schemaFaults } from './schema-faults.ts'

let compiled: ValidateFunction | undefined

/** Every fault of an edition document, as strictly as of a body. */
export function documentFaults(document: unknown): Fault[] {
  compiled ??= compile()
  compiled(document)
  return [...schemaFaults((compiled.errors ?? []) as FastifySchemaValidationError[]), ...editionFaults(document)]
}

function compile(): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: false, discriminator: true })
  addFormats.default(ajv, { mode: 'full' })
  for (const schema of schemas) ajv.addSchema(schema)
  return ajv.compile({ $ref: `${EditionDocument.$id}#` })
}
