// A named schema, applied to what did not come as a JSON body.
import type { Fault } from '../../policy/terms.ts'
import { schemaFaults } from './schema-faults.ts'
import { strictly, type Validate } from './validators.ts'

/** Every fault of shape, as strictly as of a body. Compiled when it is first asked. */
export function shapeOf({ $id }: { $id: string }): (document: unknown) => Fault[] {
  let validate: Validate | undefined
  return (document) => {
    validate ??= strictly({ $ref: `${$id}#` })
    validate(document)
    return schemaFaults(validate.errors ?? [])
  }
}
