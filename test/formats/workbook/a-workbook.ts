// Workbooks as people and other programs make them: the sample with cells changed, or parts put together by hand.

import { buffer, text } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { SheetData } from '../../../src/formats/workbook/cells.ts'
import { cellOf } from '../../../src/formats/workbook/cells.ts'
import { editionSheets, type Reading, readEdition } from '../../../src/formats/workbook/editions.ts'
import { writeWorkbook } from '../../../src/formats/workbook/write.ts'
import { openPackage } from '../../../src/formats/workbook/zip.ts'
import { readSample } from '../../../src/host/sample.ts'
import type { EditionDocument, Fault } from '../../../src/policy/terms.ts'
import { documentFaults } from '../../../src/schema/wire/list/document-faults.ts'

export const sample = readSample().edition
export const sheets = { items: 1, bases: 2, terms: 3 } as const
type SheetName = keyof typeof sheets

export const workbookOf = (document: EditionDocument = sample) => buffer(writeWorkbook(editionSheets(document)))
export const written = (data: SheetData[]) => buffer(writeWorkbook(data))

/** A package of these parts. */
export function packed(parts: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, part] of Object.entries(parts)) zip.addBuffer(Buffer.from(part), name)
  zip.end()
  return buffer(zip.outputStream)
}

/** The parts of a workbook, as texts. */
export async function partsOf(bytes: Buffer, names: readonly string[]): Promise<Record<string, string>> {
  const parts = await openPackage(bytes)
  const read: Record<string, string> = {}
  for (const name of names) if (parts.has(name)) read[name] = await text(parts.text(name))
  return read
}

const ours = [
  '[Content_Types].xml',
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/worksheets/sheet1.xml',
  'xl/worksheets/sheet2.xml',
  'xl/worksheets/sheet3.xml',
  'xl/worksheets/sheet4.xml',
]

let untouched: Promise<Record<string, string>> | undefined

/** A cell as it stands in a sheet's XML: a text, or whatever is given after the reference. */
export type Put = string | { xml: string } | undefined

/** The sample's workbook with cells put in, ranges merged, and parts changed. */
export async function sampleWith(
  cells: Partial<Record<SheetName, Record<string, Put>>>,
  more: { merged?: Partial<Record<SheetName, string[]>>; parts?: (parts: Record<string, string>) => void } = {},
): Promise<Buffer> {
  untouched ??= partsOf(await workbookOf(), ours)
  const parts = { ...(await untouched) }
  for (const [name, number] of Object.entries(sheets)) {
    const part = `xl/worksheets/sheet${number}.xml`
    let xml = parts[part] as string
    for (const [at, put] of Object.entries(cells[name as SheetName] ?? {})) xml = withCell(xml, at, put)
    const merged = more.merged?.[name as SheetName]?.map((range) => `<mergeCell ref="${range}"/>`)
    parts[part] = merged ? xml.replace('</sheetData>', `</sheetData><mergeCells>${merged.join('')}</mergeCells>`) : xml
  }
  more.parts?.(parts)
  return packed(parts)
}

function withCell(xml: string, at: string, put: Put): string {
  const cell =
    put === undefined
      ? ''
      : typeof put === 'string'
        ? `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${put.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
        : `<c r="${at}" ${put.xml}</c>`
  const known = new RegExp(`<c r="${at}"[^>]*>.*?</c>`, 's')
  if (known.test(xml)) return xml.replace(known, () => cell)
  const row = at.replace(/^[A-Z]+/, '')
  const start = new RegExp(`<row r="${row}"[^>]*>`).exec(xml)?.[0]
  return start !== undefined
    ? xml.replace(start, () => start + cell)
    : xml.replace('</sheetData>', () => `<row r="${row}">${cell}</row></sheetData>`)
}

export const number = (value: number | string, style = 0) => ({ xml: `s="${style}"><v>${value}</v>` })
export const formula = (text: string, value = '1') => ({ xml: `><f>${text}</f><v>${value}</v>` })

/** All that is wrong with a reading, as the service tells it. */
export const faultsOf = (reading: Reading): Fault[] => reading.with(documentFaults(reading.document))

/** Where each fault is: 事项!B3. */
export function placesOf(faults: readonly Fault[]): string[] {
  return faults.map((fault) => {
    const cell = cellOf(fault)
    return cell ? `${cell.sheet}!${cell.column ?? ''}${cell.row ?? ''}` : '?'
  })
}

export async function readBytes(bytes: Buffer): Promise<{ reading: Reading; faults: Fault[]; places: string[] }> {
  const reading = await readEdition(bytes)
  const faults = faultsOf(reading)
  return { reading, faults, places: placesOf(faults) }
}
