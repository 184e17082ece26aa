// The schema and the meaning of a whole edition, applied to what did not come as a JSON body.
import { editionFaults } from '../../../policy/list/edition-faults.ts'
import type { Fault } from '../../../policy/terms.ts'
import { schemaFaults } from '../schema-faults.ts'
import { strictly, type Validate } from '../validators.ts'
import { EditionDocument } from './edition.ts'

let validate: Validate | undefined

/** Every fault of an edition document, as strictly as of a body. */
export function documentFaults(document: unknown): Fault[] {
  validate ??= strictly({ $ref: `${EditionDocument.$id}#` })
  validate(document)
  return [...schemaFaults(validate.errors ?? []), ...editionFaults(document)]
}
