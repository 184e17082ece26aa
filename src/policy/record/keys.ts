// Access keys made and revoked: who may act in whose name is part of the record, what a key is known by is not.

import { bindingFaults, type KeyBinding } from '../access/key-binding.ts'
import type { KeyRecord } from '../access/reads.ts'
import { command, type Settling } from '../command.ts'
import type { RecordReads } from '../ports.ts'
import { invalidInput, notFound } from '../problem.ts'
import { unregistered } from '../registry/unregistered.ts'
import { type Given, malformed, trusted } from '../untrusted.ts'

/** A new secret and the id that it is known by. */
export interface NewKey {
  id: string
  key: string
}

/** Makes a key. The answer never holds the secret: whoever made it has it. */
export const createKey = command(
  'createKey',
  (actor: string, { id, key }: NewKey, given: Given<KeyBinding>): Settling<KeyRecord> => {
    const faults = bindingFaults(given.body)
    const no = malformed(given, () => faults) ?? invalidInput(faults)
    return {
      settle(read, { at }) {
        if (no) return no
        const binding = trusted(given)
        // Most likely a slip, and it would speak for whoever gets the code later.
        const strange = invalidInput(unregistered(read, '', binding))
        if (strange) return strange
        const record = { id, ...binding, createdAt: at }
        return {
          entries: [entryOf(read, 'key-created', actor, at, { id, ...binding })],
          asides: [{ addKey: { key, record } }],
          answer: record,
        }
      },
    }
  },
)

/** The first keys of a service, made together; none where there is any already, so that two starts at once make one set. */
export const createFirstKeys = command(
  'createFirstKeys',
  (actor: string, keys: readonly (NewKey & { binding: KeyBinding })[]): Settling<boolean> => {
    return {
      settle(read, { at }) {
        if (read.anyKey()) return { entries: [], answer: false }
        return {
          entries: keys.map(({ id, binding }) => entryOf(read, 'key-created', actor, at, { id, ...binding })),
          asides: keys.map(({ id, key, binding }) => ({ addKey: { key, record: { id, ...binding, createdAt: at } } })),
          answer: true,
        }
      },
    }
  },
)

/** Revokes a key. Doing it twice keeps the first instant and records nothing more. */
export const revokeKey = command('revokeKey', (actor: string, id: string): Settling<void> => {
  return {
    settle(read, { at }) {
      const known = read.keyRecord(id)
      if (!known) return notFound(`没有密钥 ${id}`, `There is no key ${id}`)
      if (known.revokedAt !== undefined) return { entries: [], answer: undefined }
      const { createdAt: _, revokedAt: __, ...body } = known
      return {
        entries: [entryOf(read, 'key-revoked', actor, at, body)],
        asides: [{ revokeKey: { id, at } }],
        answer: undefined,
      }
    },
  }
})

/** An entry of the place that the key is for, so that its auditors read it; one that is for the whole service concerns everybody who reads the log. */
function entryOf<T extends 'key-created' | 'key-revoked'>(
  read: RecordReads,
  type: T,
  actor: string,
  at: string,
  body: { id: string } & KeyBinding,
) {
  const { organisation, community } = body
  const jurisdiction =
    body.jurisdiction ??
    (organisation === undefined ? undefined : read.organisation(organisation)?.jurisdiction) ??
    (community === undefined ? undefined : read.community(community)?.jurisdiction)
  return { header: { type, at, actor, ...(jurisdiction !== undefined && { jurisdiction }) }, body }
}
