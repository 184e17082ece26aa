// Names beside codes: as the registry has them today; a code that it does not have stands for itself.
import type { RecordReads } from '../ports.ts'

type Reads = Pick<RecordReads, 'organisation' | 'community'>

export const organisationName = (read: Pick<Reads, 'organisation'>, code: string): string =>
  read.organisation(code)?.name ?? code
export const communityName = (read: Pick<Reads, 'community'>, code: string): string =>
  read.community(code)?.name ?? code
