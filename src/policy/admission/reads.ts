// What is read of requests and of the facts that deciding them needs.
import type { PageOf } from '../paging.ts'
import type { AssignmentStatus, Day, Facts, Period } from '../terms.ts'
import type { AssignmentRecord } from './assignment.ts'

export interface AssignmentFilter {
  /** The reader's jurisdiction and all below it. */
  within?: string
  status?: AssignmentStatus
  /** The day on which statuses are told. */
  today?: Day
  organisation?: string
  community?: string
  item?: string
  from?: Day
  until?: Day
  /** Support that is overdue on this day, or a review that was due before it. */
  overdueOn?: Day
}

export type ListedAssignment = AssignmentRecord & { length: number }

/** A request as its entry holds it. */
export interface RecordedRequest {
  index: number
  assignment: string
  jurisdiction: string
  /** The body of the entry, as it was hashed. */
  body: string
}

export interface AdmissionReads {
  assignment(id: string): AssignmentRecord | undefined
  /** In the order of the record; `length`: about how long each is, in characters. */
  assignments(filter: AssignmentFilter, at: PageOf): ListedAssignment[]
  /** What waits for review, or to be confirmed, in a jurisdiction and below it, the earliest due first, behind `after`. */
  reviewQueue(jurisdiction: string, after: { dueOn: Day; entry: number }, limit: number, today: Day): ListedAssignment[]
  /** The asker's support that is overdue on a day at these communities. */
  arrears(organisation: string, communities: readonly string[], on: Day): Facts['arrears']
  /** What has lapsed by today no longer counts. */
  duplicates(item: string, communities: readonly string[], period: Period, today: Day): Facts['duplicates']
  load(communities: readonly string[], on: Day, today: Day): Facts['load']
  /** Work of one item, or all work off the list, that communities carry or carried under one order: see orderKey. */
  underOrder(
    order: string,
    item: string | null,
    communities: readonly string[],
    today: Day,
  ): NonNullable<Facts['underOrder']>
  /** The index of the first request recorded on a day or later; the log's size where there is none. */
  firstRequestOn(day: Day): number
  /** Requests whose entries stand from `start` up to and without `end`, of a jurisdiction and all below it. */
  requestsBetween(start: number, end: number, jurisdiction: string): RecordedRequest[]
}
