// One entry with all that proves it to somebody offline: what an organisation or a community keeps of a decision.
import { type Checkpoint, isLogKey, openCheckpoint } from './checkpoint.ts'
import { checkEntry, type WireEntry } from './entry.ts'
import { verifyInclusion } from './proof.ts'
import type { LogFault, Verdict } from './verdict.ts'

/** A receipt's parts; `proof` is the audit path of the entry in the tree that the checkpoint signs. */
export interface Receipt {
  entry: WireEntry
  /** The signed note. */
  checkpoint: string
  /** The log's verifier key. */
  key: string
  proof: { index: number; size: number; hashes: readonly string[] }
}

/** `trusted`: by the reader's own key, not just by the receipt's. `shown`: the receipt carries the body, and it is the one logged. */
export interface ReceiptReport {
  verdict: Verdict
  faults: readonly LogFault[]
  trusted: boolean
  shown: boolean
  entry?: WireEntry
  checkpoint?: Checkpoint
}

/** The text of a receipt file, indented for people. */
export function makeReceipt({ entry, checkpoint, key, proof }: Receipt): string {
  return indented({ zhunru: 'receipt', version: 1, entry, checkpoint, key, proof })
}

const indented = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** As it was given out, or on one line: of members that come twice a program would see one and a person another. */
const isPlain = (text: string, value: unknown) =>
  [indented(value), JSON.stringify(value)].some((form) => form.trimEnd() === text.replaceAll('\r\n', '\n').trimEnd())

/**
 * Verifies a receipt file: its leaf is in the tree that its log signed, and a body that it shows is the one logged.
 * `could-not-tell` where the text is no receipt. Never throws.
 */
export function verifyReceipt(text: string, trust: { key?: string } = {}): ReceiptReport {
  const receipt = readReceipt(text)
  if (receipt === undefined)
    return unknown('This is no receipt of version 1 in the form in which the service gives one.')
  if (trust.key !== undefined && !isLogKey(trust.key)) return unknown('The verifier key given is malformed.')
  const { entry, proof } = receipt
  const faults: LogFault[] = [...checkEntry(entry)]
  const opened = openCheckpoint(receipt.checkpoint, trust.key ?? receipt.key)
  if ('what' in opened) faults.push({ what: `The checkpoint cannot be believed: ${opened.what}.` })
  else if (proof.index !== entry.index || proof.size !== opened.size)
    faults.push({
      what: `The proof is of entry ${proof.index} in a log of ${proof.size}; the receipt is of ${entry.index} in one of ${opened.size}.`,
    })
  else if (!verifyInclusion(entry.leafHash, proof.index, proof.size, proof.hashes, opened.root))
    faults.push({
      index: entry.index,
      what: 'The proof does not lead from the entry to the root that the checkpoint signs.',
    })
  return {
    verdict: faults.length > 0 ? 'wrong' : 'whole',
    faults,
    trusted: trust.key !== undefined && !('what' in opened),
    shown: entry.body !== undefined && faults.length === 0,
    entry,
    ...(!('what' in opened) && { checkpoint: opened }),
  }
}

function unknown(what: string): ReceiptReport {
  return {
    verdict: 'could-not-tell',
    faults: [{ what }],
    trusted: false,
    shown: false,
  }
}

function readReceipt(text: string): Receipt | undefined {
  try {
    const value = JSON.parse(text)
    if (!isPlain(text, value)) return undefined
    if (value.zhunru !== 'receipt' || value.version !== 1) return undefined
    const { entry, checkpoint, key, proof } = value
    const isShaped =
      typeof entry === 'object' &&
      entry !== null &&
      typeof checkpoint === 'string' &&
      typeof key === 'string' &&
      Array.isArray(proof.hashes)
    return isShaped ? { entry, checkpoint, key, proof } : undefined
  } catch {
    return undefined
  }
}
