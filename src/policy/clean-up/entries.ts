// What is recorded of a clean-up: what communities carried, and what became of each line.
import type { CleanUpLine, Disposal } from '../terms.ts'

export interface CleanUpBodies {
  'clean-up-line-recorded': CleanUpLine
  'clean-up-line-disposed': {
    line: string
    kind: CleanUpLine['kind']
    name: string
    as: Disposal
    into?: string
    item?: string
    organisation?: string
  }
}
