// Every type of entry. Each capability says its own bodies; a new one is a line here.
import type { KeyBinding } from '../access/key-binding.ts'
import type { AdmissionBodies } from '../admission/entries.ts'
import type { CleanUpBodies } from '../clean-up/entries.ts'
import type { ContractBodies } from '../contracts/entries.ts'
import type { ListBodies } from '../list/entries.ts'
import type { EntryHeader } from '../log/header.ts'
import type { RegistryBodies } from '../registry/entries.ts'
import type { SpendingBodies } from '../spending/entries.ts'
import type { SupportBodies } from '../support/entries.ts'

/** The bodies of entries, by type. */
export interface Bodies
  extends RegistryBodies,
    ListBodies,
    AdmissionBodies,
    SupportBodies,
    SpendingBodies,
    CleanUpBodies,
    ContractBodies {
  'log-sealed': SealedBody
  'clock-set': ClockBody
  'key-created': { id: string } & KeyBinding
  'key-revoked': { id: string } & KeyBinding
}
/** What the clock said when an operator vouched for it, and the instant of the last entry before. From here on instants follow this one. */
export interface ClockBody {
  now: string
  last?: string
}
/**
 * The old log as it was last known, where that can be told, and what was found in its place. `log` and `next` are the names
 * under which each is signed; the old one may be lost with its key.
 */
export interface SealedBody {
  log?: string
  next: string
  old?: { size: number; root: string; at?: string }
  found: { size: number; root: string }
}
export type EntryType = keyof Bodies

/** An entry before it is sealed into the log. */
export type Entry = {
  [T in EntryType]: { header: EntryHeader & { type: T }; body: Bodies[T] }
}[EntryType]
