// Workbooks (.xlsx) read into sheets of cells, only the sheets that are wanted.
import { type Sheet, Unreadable } from './cells.ts'
import { dayStyles } from './formats.ts'
import { readSheet, type Shared, unescaped } from './sheet.ts'
import { readXml } from './xml.ts'
import { damaged, openPackage, type Package } from './zip.ts'

/** As much as a document sent as JSON may have. */
const maxCharacters = 16 * 1024 * 1024

export interface Book {
  /** The names of all sheets, read or not. */
  names: readonly string[]
  sheets: readonly Sheet[]
}

/**
 * Reads a workbook. `rowsOf` says of each sheet, by name, how many rows may be read; undefined: it is not wanted.
 * Throws Unreadable with a sentence for people.
 */
export async function readWorkbook(bytes: Buffer, rowsOf: (name: string) => number | undefined): Promise<Book> {
  const parts = await openPackage(bytes)
  const home = await homeOf(parts)
  const targets = await relationsOf(parts, home)
  const { sheets, from1904 } = await contents(parts, home)
  const wanted = sheets.filter(({ name }) => rowsOf(name) !== undefined)
  if (wanted.length === 0) return { names: sheets.map(({ name }) => name), sheets: [] }
  const shared = await sharedBy(parts, targets, from1904)
  const read: Sheet[] = []
  for (const { name, relation } of wanted) {
    const part = targets.find(({ id }) => id === relation)?.target ?? ''
    read.push(await readSheet(name, parts.text(part), shared, rowsOf(name) ?? 0))
  }
  return { names: sheets.map(({ name }) => name), sheets: read }
}

interface Relation {
  id: string
  type: string
  target: string
}

/** The part that is the workbook itself. */
async function homeOf(parts: Package): Promise<string> {
  const named = parts.has('_rels/.rels') ? await relationsOf(parts, '') : []
  const home = named.find(({ type }) => type.endsWith('/officeDocument'))?.target
  if (home?.endsWith('.bin'))
    throw new Unreadable('这是 .xlsb 文件：请另存为 .xlsx', 'This is an .xlsb file: save it as .xlsx')
  const file = home?.slice(home.lastIndexOf('/') + 1).toLowerCase()
  if (home && parts.has(home) && file?.startsWith('workbook') && file.endsWith('.xml')) return home
  throw new Unreadable(
    '这不是 Excel 工作簿（.xlsx）：请用 Excel 或 WPS 表格另存为 .xlsx',
    'This is not an Excel workbook (.xlsx): save it as .xlsx',
  )
}

/** What a part refers to, by name within the package. `''` is the package itself. */
async function relationsOf(parts: Package, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const name = `${folder}_rels/${part.slice(slash)}.rels`
  const relations: Relation[] = []
  if (parts.has(name))
    await readXml(parts.text(name), {
      open(element, { Id = '', Type = '', Target = '' }) {
        const url = URL.parse(Target, `http://package/${folder}`)
        if (element === 'Relationship' && url) relations.push({ id: Id, type: Type, target: url.pathname.slice(1) })
      },
    })
  return relations
}

async function contents(parts: Package, home: string) {
  const sheets: { name: string; relation: string }[] = []
  let from1904 = false
  await readXml(parts.text(home), {
    open(element, { name = '', id = '', date1904 }) {
      if (element === 'sheet') sheets.push({ name, relation: id })
      if (element === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true'
    },
  })
  if (sheets.length > 255) throw damaged()
  return { sheets, from1904 }
}

async function sharedBy(parts: Package, targets: readonly Relation[], from1904: boolean): Promise<Shared> {
  const part = (kind: string) => targets.find(({ type }) => type.endsWith(`/${kind}`))?.target ?? ''
  const [texts, styles] = [part('sharedStrings'), part('styles')]
  return {
    texts: parts.has(texts) ? await sharedTexts(parts.text(texts)) : [],
    dayStyles: parts.has(styles) ? await dayStyles(parts.text(styles)) : [],
    from1904,
    left: maxCharacters,
  }
}

async function sharedTexts(pieces: AsyncIterable<string>): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let spoken = false
  let reading = false
  await readXml(pieces, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken = true
      reading = name === 't' && !spoken
    },
    text(more) {
      if (reading) text += more
    },
    close(name) {
      reading = false
      if (name === 'rPh') spoken = false
      if (name === 'si') texts.push(unescaped(text))
    },
  })
  return texts
}
