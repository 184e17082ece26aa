// 存证: entries, proofs, receipts, replays.
import Type from 'typebox'
import { effects, outcomes } from '../../policy/terms.ts'
import { Code, EditionRef, Fen, Hash, named, oneOf, optional, pageOf, ref } from './pieces.ts'
import { RejectionQuery } from './rejections.ts'

const Index = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Base64 = Type.String({ description: 'Base64 of the exact bytes that were hashed' })

export const LogEntry = named('LogEntry', {
  index: Index,
  leaf: Base64,
  leafHash: Hash,
  salt: optional(Hash),
  body: optional(
    Type.Unknown({ description: 'What was recorded; absent, with the salt, where it is not the caller’s' }),
  ),
})
export const LogEntryPage = pageOf('LogEntryPage', ref(LogEntry))

export const InclusionProof = named('InclusionProof', {
  index: Index,
  size: Index,
  hashes: Type.Array(Hash),
})
export const ConsistencyProof = named('ConsistencyProof', {
  from: Index,
  to: Index,
  size: Index,
  hashes: Type.Array(Hash),
})

export const Receipt = named('Receipt', {
  zhunru: oneOf(['receipt']),
  version: Type.Integer(),
  entry: ref(LogEntry),
  checkpoint: Type.String({ description: 'A signed note (C2SP tlog-checkpoint)' }),
  key: Type.String({ description: 'The verifier key of the note' }),
  proof: ref(InclusionProof),
})

export const ReplayedDecision = named('ReplayedDecision', {
  outcome: oneOf(outcomes),
  provisional: optional(Type.Boolean()),
  rulebook: Type.String(),
  edition: EditionRef,
  findings: Type.Array(
    Type.Object({
      rule: Type.String(),
      effect: oneOf(effects),
      pointer: Type.String(),
      community: optional(Code),
      facts: Type.Record(Type.String(), Type.Unsafe<string | number | boolean | string[]>({})),
    }),
  ),
  required: Type.Array(Type.Object({ community: Code, amountFen: Fen })),
})
export const Replay = named('Replay', {
  index: Index,
  same: Type.Boolean(),
  recorded: ref(ReplayedDecision),
  replayed: ref(ReplayedDecision),
  differences: Type.Array(Type.String()),
})

export const EntryParams = { index: Type.String({ pattern: '^(0|[1-9]\\d{0,14})$' }) }
export const EntriesQuery = { start: optional(Index) }
export const InclusionQuery = { index: Index, size: optional(Index) }
export const ConsistencyQuery = { from: Index, to: optional(Index) }
export const ExportQuery = {
  ...RejectionQuery,
  type: optional(Type.String({ pattern: '^[a-z][a-z-]{0,63}$', description: 'The type of entry' })),
  of: optional(
    oneOf(['rejections', 'entries'], { description: 'Only rejections (the default), or entries of every kind' }),
  ),
}
