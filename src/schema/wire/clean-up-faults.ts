// The schema of an inventory, applied to what did not come as a JSON body.
import type { Fault } from '../../policy/terms.ts'
import { CleanUpDocument } from './clean-up.ts'
import { schemaFaults } from './schema-faults.ts'
import { strictly, type Validate } from './validators.ts'

let validate: Validate | undefined

/** Every fault of shape of an inventory, as strictly as of a body. */
export function cleanUpFaults(document: unknown): Fault[] {
  validate ??= strictly({ $ref: `${CleanUpDocument.$id}#` })
  validate(document)
  return schemaFaults(validate.errors ?? [])
}
