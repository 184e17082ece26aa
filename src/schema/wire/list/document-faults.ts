// The schema and the meaning of a whole edition, applied to what did not come as a JSON body.
import { editionFaults } from '../../../policy/list/edition-faults.ts'
import type { Fault } from '../../../policy/terms.ts'
import { shapeOf } from '../shape.ts'
import { EditionDocument } from './edition.ts'

const shape = shapeOf(EditionDocument)

/** Every fault of an edition document, as strictly as of a body. */
export const documentFaults = (document: unknown): Fault[] => [...shape(document), ...editionFaults(document)]
