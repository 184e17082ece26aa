// What is recorded of service lists.
import type { Day, EditionDocument } from '../terms.ts'

export interface ListBodies {
  'edition-published': {
    jurisdiction: string
    number: number
    effectiveFrom: Day
    hash: string
    document: EditionDocument
    draftedBy?: string
  }
}
