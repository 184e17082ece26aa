// The verifier of self-proving exports (FORMAT.md). It keeps O(log n) hashes and a hundred faults, whatever the size of the file.
import { type Checkpoint, isLogKey, noteText, openCheckpoint, parseCheckpoint } from './checkpoint.ts'
import type { Filter } from './filter.ts'
import { batchBytes, batchLines, here, isBlank, type Judging } from './judging.ts'
import type { JudgedLine } from './line.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { append, appendSubtree, type Frontier, frontierRoot, subtreesOf } from './tree.ts'
import { type LogFault, sentence, type Verdict } from './verdict.ts'

export { type ExportEntry, exportLine } from './line.ts'
export { type Manifest, manifestLine, type RangeProof, rangeProof } from './manifest.ts'

/** Leaves by index, `end` excluded. */
export interface LeafRange {
  start: number
  end: number
}

/**
 * What the reader holds himself: the log's verifier key, a checkpoint (signed note) kept from earlier, and the part of the
 * log that he asked for, where it was not all of it.
 */
export interface Trust {
  key?: string
  checkpoint?: string
  range?: LeafRange
}

/** `trusted`: the checkpoint is signed by the reader's own key, not just by the file's. `manifest` and `checkpoint` where readable. */
export interface ExportReport {
  verdict: Verdict
  faults: readonly LogFault[]
  /** How many more faults there are than `faults` lists. */
  unlisted: number
  counts: { leaves: number; matching: number }
  trusted: boolean
  manifest?: Manifest
  checkpoint?: Checkpoint
}

const listed = 100

/**
 * Verifies an export line by line (without their newlines; as bytes is faster, they are what is hashed). `whole`: every leaf of the log, or of the range that the reader asked for, is there, in order, as the signed checkpoint has it, and
 * every entry that matches shows a body that is the one logged. `could-not-tell`: no manifest, nothing in the range, a range
 * that is not the reader's, or a kept checkpoint that the file cannot be compared with. Never throws, unless the lines themselves do.
 */
export async function verifyExport(
  lines: AsyncIterable<string | Buffer>,
  trust: Trust = {},
  { judge, atOnce }: Judging = here,
): Promise<ExportReport> {
  const check = new ExportCheck(trust)
  const judging: (Promise<readonly JudgedLine[]> | readonly JudgedLine[])[] = []
  let batch: Buffer[] = []
  let bytes = 0
  for await (const given of lines) {
    const line = typeof given === 'string' ? Buffer.from(given) : given
    if (!check.filter) {
      check.begin(line)
      continue
    }
    batch.push(line)
    bytes += line.length
    if (batch.length < batchLines && bytes < batchBytes) continue
    judging.push(judge(batch, check.filter))
    batch = []
    bytes = 0
    if (judging.length >= atOnce) check.take((await judging.shift()) ?? [])
  }
  for (const one of judging) check.take(await one)
  if (check.filter) check.take(await judge(batch, check.filter))
  return check.finish()
}

class ExportCheck {
  #trust: Trust
  #kept: Checkpoint | undefined
  #manifest: Manifest | undefined
  #checkpoint: Checkpoint | undefined
  #frontier: Frontier = { size: 0, peaks: [] }
  #line = 0
  #next = 0
  #leaves = 0
  #matching = 0
  #faults: LogFault[] = []
  #unlisted = 0
  #isWrong = false
  /** The range or a line could not be placed: then no root can come out right, and saying so as well would only confuse. */
  #isBroken = false
  #rootAtKept: string | undefined

  constructor(trust: Trust) {
    this.#trust = trust
    this.#kept = parseCheckpoint(noteText(trust.checkpoint ?? '') ?? '')
  }

  /** What the lines that follow are held against; undefined until a manifest is read. */
  get filter(): Filter | undefined {
    return this.#manifest?.filter
  }

  /** A line of which no manifest was read before. */
  begin(line: Buffer): void {
    this.#line++
    if (this.#line === 1) this.#begin(line.toString())
  }

  /** The lines that follow, in their order. */
  take(lines: readonly JudgedLine[]): void {
    for (const line of lines) {
      this.#line++
      if (this.#manifest !== undefined && !isBlank(line)) this.#takeLeaf(line, this.#manifest)
    }
  }

  finish(): ExportReport {
    if (this.#line === 0) this.#doubt('The file is empty.')
    if (this.#manifest !== undefined) this.#end(this.#manifest)
    const verdict = this.#isWrong ? 'wrong' : this.#faults.length > 0 ? 'could-not-tell' : 'whole'
    return {
      verdict,
      faults: this.#faults,
      unlisted: this.#unlisted,
      counts: { leaves: this.#leaves, matching: this.#matching },
      trusted: this.#trust.key !== undefined && this.#checkpoint !== undefined,
      ...(this.#manifest && { manifest: this.#manifest }),
      ...(this.#checkpoint && { checkpoint: this.#checkpoint }),
    }
  }

  #begin(line: string): void {
    const read = readManifest(line)
    if ('what' in read) this.#doubt(read.what)
    else {
      this.#manifest = read.manifest
      this.#next = read.manifest.range.start
      this.#isBroken = !this.#believes(read.manifest)
    }
  }

  /** Whether the manifest's claims can be held against its lines. */
  #believes({ checkpoint, key, range, proof }: Manifest): boolean {
    if (this.#trust.key !== undefined && !isLogKey(this.#trust.key))
      return this.#doubt('The verifier key given is malformed.')
    const opened = openCheckpoint(checkpoint, this.#trust.key ?? key)
    if ('what' in opened) return this.#wrong(`The checkpoint in the manifest cannot be believed: ${opened.what}.`)
    this.#checkpoint = opened
    const { start, end } = range
    const { before, after } = proof ?? { before: [], after: [] }
    if (start > end || end > opened.size)
      return this.#wrong(`The range ${start} to ${end} is not within a log of ${opened.size}.`)
    if (before.length !== subtreesOf(0, start).length || after.length !== subtreesOf(end, opened.size).length)
      return this.#wrong('The manifest lacks what proves that the range belongs to the log.')
    if (start === end) this.#doubt('The export covers no entry at all, so there is nothing to verify.')
    else this.#compareRange(range, opened.size)
    this.#frontier = { size: start, peaks: before }
    return true
  }

  /** Whoever hands a file on can leave out its ends: a part says nothing of the rest, and is never taken for the whole. */
  #compareRange({ start, end }: LeafRange, size: number): void {
    const wanted = this.#trust.range ?? { start: 0, end: size }
    if (start === wanted.start && end === wanted.end) return
    const of = this.#trust.range
      ? `not ${wanted.start} to ${wanted.end - 1}, which you asked for`
      : `of ${size}: a part`
    this.#doubt(`The file shows entries ${start} to ${end - 1}, ${of}. It says nothing of the others.`)
  }

  #takeLeaf(read: JudgedLine, { range }: Manifest): void {
    this.#leaves++
    this.#place(read.index ?? this.#next, range.end)
    if ('what' in read) {
      this.#isBroken = true
      this.#wrong(sentence(read.what), read.index)
    } else {
      if (!this.#isBroken) this.#grow(read.leafHash)
      this.#hold(read)
    }
  }

  #grow(leafHash: string): void {
    this.#frontier = append(this.#frontier, leafHash).frontier
    if (this.#frontier.size === this.#kept?.size) this.#rootAtKept = frontierRoot(this.#frontier)
  }

  #hold({ index, shown, wanted }: Exclude<JudgedLine, { what: string }>): void {
    if (wanted) this.#matching++
    if (wanted && !shown) this.#wrong('This entry matches the filter, but its body is withheld.', index)
    if (!wanted && shown) this.#wrong('This entry does not match the filter, but its body is shown.', index)
  }

  #place(index: number, end: number): void {
    if (index === this.#next && index < end) {
      this.#next++
      return
    }
    this.#isBroken = true
    if (index >= end) this.#wrong(`Entry ${index} is beyond the range, which ends before ${end}.`, index)
    else if (index < this.#next) this.#wrong(`Entry ${index} is out of order or comes twice.`, index)
    else
      this.#wrong(`Entries are missing or out of order: here ${this.#next} should follow, and it is ${index}.`, index)
    this.#next = Math.max(this.#next, index + 1)
  }

  #end({ range, counts, proof }: Manifest): void {
    if (this.#next < range.end) {
      this.#isBroken = true
      this.#wrong(`The file is cut: entries ${this.#next} to ${range.end - 1} are missing at its end.`)
    }
    if (counts.leaves !== this.#leaves || counts.leaves !== range.end - range.start)
      this.#wrong(
        `The manifest speaks of ${counts.leaves} entries; the range has ${range.end - range.start}, the file ${this.#leaves}.`,
      )
    if (counts.matching !== this.#matching)
      this.#wrong(`The manifest speaks of ${counts.matching} matching entries; the file has ${this.#matching}.`)
    if (this.#checkpoint === undefined || this.#isBroken) return
    let whole = this.#frontier
    for (const [i, { level }] of subtreesOf(range.end, this.#checkpoint.size).entries())
      whole = appendSubtree(whole, level, proof?.after[i] as string)
    if (frontierRoot(whole) !== this.#checkpoint.root)
      this.#wrong('The entries are not those that the checkpoint signs: at least one was changed and hashed anew.')
    else if (this.#trust.checkpoint !== undefined) this.#compareKept(this.#checkpoint)
  }

  #compareKept({ origin, size, root }: Checkpoint): void {
    const kept = this.#kept
    if (kept === undefined) this.#doubt('The kept checkpoint is malformed.')
    else if (kept.origin !== origin) this.#doubt(`The kept checkpoint is of ${kept.origin}, the export of ${origin}.`)
    else if (kept.size > size)
      this.#doubt(`The kept checkpoint (${kept.size} entries) is newer than the export (${size}).`)
    else {
      const shown = kept.size === size ? root : this.#rootAtKept
      if (shown === undefined)
        this.#doubt(
          `The export does not show the first ${kept.size} entries, of the kept checkpoint: ask for a consistency proof.`,
        )
      else if (shown !== kept.root)
        this.#wrong(`The log was rewritten: its first ${kept.size} entries are not those of the kept checkpoint.`)
    }
  }

  #wrong(what: string, index?: number): false {
    this.#isWrong = true
    if (this.#faults.length >= listed) this.#unlisted++
    else this.#faults.push({ line: this.#line, ...(index !== undefined && { index }), what })
    return false
  }

  #doubt(what: string): false {
    this.#faults.push({ line: this.#line, what })
    return false
  }
}
