/** One page of a collection, which pages by a key that only grows: what stands behind the key `after`, `limit` at most. */
export interface PageOf {
  after: string | undefined
  limit: number
}
