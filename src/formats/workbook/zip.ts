// The package around a workbook, opened with distrust: so many parts, so many bytes, and no more.
import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { Unreadable } from './cells.ts'

export const zipLimits = {
  parts: 2000,
  /** Of all parts together, unpacked. */
  bytes: 128 * 1024 * 1024,
  /** Unpacked to packed, of a part of more than a megabyte; sheets reach some 50. */
  ratio: 250,
} as const

/** A package: its parts by name, each read as UTF-8 in pieces. */
export interface Package {
  has(name: string): boolean
  /** Throws Unreadable where the part is damaged. */
  text(name: string): AsyncIterable<string>
}

/** Opens a .xlsx. Throws Unreadable with a sentence for people: another format, encrypted, damaged, a bomb. */
export async function openPackage(bytes: Buffer): Promise<Package> {
  refuseOthers(bytes)
  const zip = await orDamaged(
    new Promise<ZipFile>((resolve, reject) =>
      fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, opened) =>
        error ? reject(error) : resolve(opened),
      ),
    ),
  )
  const entries = await orDamaged(listed(zip))
  return {
    has: (name) => entries.has(name),
    text: (name) => partText(zip, entries.get(name)),
  }
}

function refuseOthers(bytes: Buffer): void {
  const start = bytes.toString('latin1', 0, 8)
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
    throw new Unreadable(
      '这是旧版 .xls 文件，或设有打开密码的文件：请去掉密码，另存为 .xlsx',
      'This is an old .xls file, or one with a password: remove the password and save it as .xlsx',
    )
  if (!start.startsWith('PK'))
    throw new Unreadable('这不是 .xlsx 文件：请用 Excel 或 WPS 另存为 .xlsx', 'This is not an .xlsx file')
}

function listed(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let bytes = 0
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      bytes += entry.uncompressedSize
      const swollen =
        entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize > entry.compressedSize * zipLimits.ratio
      if (swollen || bytes > zipLimits.bytes || entries.size >= zipLimits.parts) return reject(tooMuch())
      if (entries.has(entry.fileName)) return reject(damaged())
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

export const tooMuch = () =>
  new Unreadable(
    '文件解压后的内容过大，没有读取：请删去无关的工作表、图片和空白格式后再提交',
    'Unpacked, the file is too large and was not read: remove sheets, pictures and formats that do not belong to it',
    true,
  )
export const damaged = () =>
  new Unreadable('文件已损坏，无法读取：请重新另存为 .xlsx', 'The file is damaged: save it as .xlsx again')

async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged()
  }
}

/** yauzl stops a part that unpacks to more than it declared, so what `listed` added up holds. */
async function* partText(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry) throw damaged()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let stream: Readable | undefined
  try {
    stream = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    )
    for await (const piece of stream) yield decoder.decode(piece, { stream: true })
    yield decoder.decode()
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged()
  } finally {
    stream?.destroy()
  }
}
