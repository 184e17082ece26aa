// What is read of burdens.
import type { Carried, Month } from './months.ts'

export const burdenKeys = ['community', 'organisation', 'item', 'month'] as const
export type BurdenKey = (typeof burdenKeys)[number]

/** What changes with a month, for one community, organisation or item of a jurisdiction. */
export type BurdenChange = Carried & { jurisdiction: string; key: string; month: Month }

export interface BurdenReads {
  /**
   * Of `limit` keys behind `after` (as `990105/KEY`), within a jurisdiction and all below it: what changes with each month up
   * to the last. By jurisdiction, key and month.
   */
  burdens(
    by: Exclude<BurdenKey, 'month'>,
    within: string,
    at: { after: string | undefined; limit: number },
    until: Month,
  ): BurdenChange[]
  /** Of one community. */
  burdenAt(jurisdiction: string, community: string, until: Month): BurdenChange[]
  /** Of all together. */
  burdensIn(within: string, until: Month): (Carried & { month: Month })[]
}
