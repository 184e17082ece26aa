// One leaf of an export as a line, in the one form that FORMAT.md allows: then no body needs parsing to be hashed.
import { bodyDamage, readLeaf } from './damage.ts'
import { decodeLeaf } from './entry.ts'
import { type Filter, matches } from './filter.ts'
import type { LeafHeader } from './header.ts'

/** An entry as it is kept. `leaf` and `body` are the texts that were hashed; salt and body only where the filter matches. */
export interface ExportEntry {
  index: number
  leaf: string
  leafHash: string
  salt?: string
  body?: string
}

/** A line as a verifier understands it: `shown` where it carries salt and body. */
export interface ReadLine {
  index: number
  leafHash: string
  header: LeafHeader
  shown: boolean
}

/** The line of a leaf, without its newline. */
export function exportLine({ index, leaf, leafHash, salt, body }: ExportEntry): string {
  const open = `{"index":${index},"leaf":"${Buffer.from(leaf).toString('base64')}","leafHash":"${leafHash}"`
  return salt !== undefined && body !== undefined ? `${open},"salt":"${salt}","body":${body}}` : `${open}}`
}

const leafLead = ',"leaf":"'
const saltLead = ',"salt":"'
const bodyLead = '","body":'
const noLine = 'this is no line of an export'
const lineStart = /^\{"index":(0|[1-9]\d{0,15}),"leaf":"([^"]*)","leafHash":"([0-9a-f]{64})"$/
const saltStart = /^,"salt":"([0-9a-f]{64})","body":$/
const saltLength = saltLead.length + 64 + bodyLead.length

/** Reads a line and checks all that it can show by itself: that leaf, body and their hashes belong together. Never throws. */
export function readLine(line: Buffer): ReadLine | { index?: number; what: string } {
  const end = leafEnd(line)
  const [start, number, encoded, leafHash] = lineStart.exec(line.toString('latin1', 0, end)) ?? []
  if (start === undefined || leafHash === undefined || line.at(-1) !== 0x7d) return { what: noLine }
  const index = Number(number)
  const read = readLeaf(decodeLeaf(encoded), leafHash)
  if ('what' in read) return { index, what: read.what }
  const { header } = read
  if (line.length === end + 1) return { index, leafHash, header, shown: false }
  const what = shownDamage(line, end, header.bodyHash)
  return what === undefined ? { index, leafHash, header, shown: true } : { index, what }
}

/** A line that was read and held against a filter: data, so that it can be done on another thread. `what`: why it is none. */
export type JudgedLine =
  | { index: number; leafHash: string; wanted: boolean; shown: boolean }
  | { index?: number; what: string }

/** Reads a line, and says whether the filter asks for it. */
export function judgeLine(line: Buffer, filter: Filter): JudgedLine {
  const read = readLine(line)
  if ('what' in read) return read
  const { index, leafHash, header, shown } = read
  return { index, leafHash, wanted: matches(filter, header), shown }
}

/** Where salt and body, or the closing brace, should begin. */
function leafEnd(line: Buffer): number {
  const leaf = line.indexOf(leafLead) + leafLead.length
  return line.indexOf(0x22, leaf) + '","leafHash":"'.length + 64 + 1
}

/** What is wrong with the salt and the body that a line shows. */
function shownDamage(line: Buffer, at: number, bodyHash: string): string | undefined {
  const [open, salt] = saltStart.exec(line.toString('latin1', at, at + saltLength)) ?? []
  if (open === undefined || salt === undefined) return noLine
  return bodyDamage(salt, line.subarray(at + open.length, -1), bodyHash)
}
