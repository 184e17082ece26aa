// When two names of a demand are the same: width, case, blanks and punctuation apart.
import type { CleanUpKind, DemandKind } from '../terms.ts'

const apart = /[\s\p{P}\p{S}]+/gu

/** The key under which a line of a clean-up is found again. */
export const sameKey = (kind: CleanUpKind | DemandKind, name: string): string =>
  `${kind} ${name.normalize('NFKC').replace(apart, '').toLowerCase()}`
