// Every type of entry. Each capability says its own bodies; a new one is a line here.
import type { AdmissionBodies } from '../admission/entries.ts'
import type { ListBodies } from '../list/entries.ts'
import type { EntryHeader } from '../log/header.ts'
import type { RegistryBodies } from '../registry/entries.ts'
import type { SupportBodies } from '../support/entries.ts'

/** The bodies of entries, by type. */
export interface Bodies extends RegistryBodies, ListBodies, AdmissionBodies, SupportBodies {
  'log-sealed': SealedBody
}
/** The old log as it was last known, and what was found in its place. `log` and `next` are the names under which each is signed. */
export interface SealedBody {
  log: string
  next: string
  old: { size: number; root: string; at?: string }
  found: { size: number; root: string }
}
export type EntryType = keyof Bodies

/** An entry before it is sealed into the log. */
export type Entry = {
  [T in EntryType]: { header: EntryHeader & { type: T }; body: Bodies[T] }
}[EntryType]
