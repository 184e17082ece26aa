// The schema of a registry document, applied to what did not come as a JSON body.
import type { Fault } from '../../policy/terms.ts'
import { RegistryDocument } from './registry.ts'
import { schemaFaults } from './schema-faults.ts'
import { strictly, type Validate } from './validators.ts'

let validate: Validate | undefined

/** Every fault of shape of a registry document, as strictly as of a body. */
export function registryFaults(document: unknown): Fault[] {
  validate ??= strictly({ $ref: `${RegistryDocument.$id}#` })
  validate(document)
  return schemaFaults(validate.errors ?? [])
}
