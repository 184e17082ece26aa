// A rule's cases are data: a request that every rule lets pass, changed in one respect.
import type { AssignmentRequest, Facts, Hit, Item, Terms } from '../terms.ts'

/** Members replace those of the sound case, one level deep; `undefined` removes one. */
export type Patch<T> = { [K in keyof T]?: T[K] | undefined }

export interface Case {
  name: string
  request?: Patch<AssignmentRequest>
  /** Changes the item of the list; null: the list has no such item. */
  item?: Patch<Item> | null
  facts?: Patch<Facts>
  terms?: Patch<Terms>
  /** Exactly the hits of this rule; [] where it just does not fire. */
  hits: readonly Hit[]
  /** `some`: there may be other hits beside these, and more words within them. */
  of?: 'some'
}
