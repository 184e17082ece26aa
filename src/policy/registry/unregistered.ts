// Codes that nobody registered, with the one that was most likely meant.
import { unknownFault } from '../nearest.ts'
import type { RecordReads } from '../ports.ts'
import type { Fault } from '../terms.ts'

type Reads = Pick<RecordReads, 'organisation' | 'community' | 'organisations' | 'communities'>
/** As many as are looked through. */
const all = { after: undefined, limit: 20_000 }

export interface Registered {
  organisation?: string | undefined
  community?: string | undefined
}

/** A fault below `at` for each code that is in no register; `isRecorded` excuses what is on the record all the same. */
export function unregistered(
  read: Reads,
  at: string,
  { organisation, community }: Registered,
  isRecorded: (one: { organisation?: string; community?: string }) => boolean = () => false,
): Fault[] {
  const faults: Fault[] = []
  if (organisation !== undefined && !read.organisation(organisation) && !isRecorded({ organisation }))
    faults.push(
      unknownFault(`${at}/organisation`, ['登记的单位', 'registered organisation'], organisation, () =>
        read.organisations(undefined, all).map(({ code }) => code),
      ),
    )
  if (community !== undefined && !read.community(community) && !isRecorded({ community }))
    faults.push(
      unknownFault(`${at}/community`, ['登记的社区', 'registered community'], community, () =>
        read.communities(undefined, all).map(({ code }) => code),
      ),
    )
  return faults
}
