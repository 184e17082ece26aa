// Items as .csv: as Excel, WPS and others save it.
import t from 'tap'
import { csvBom, csvLine } from '../../../src/formats/workbook/csv.ts'
import { itemsCsv, readItems } from '../../../src/formats/workbook/editions.ts'
import { canonicalJson } from '../../../src/policy/log/canonical.ts'
import { faultsOf, placesOf, sample } from './a-workbook.ts'

const csv = [...itemsCsv(sample.items)].join('')
const same = async (bytes: Buffer) => {
  const reading = await readItems(bytes, sample)
  return faultsOf(reading).length === 0 && canonicalJson(reading.document) === canonicalJson(sample)
}

/** GB18030, made with what the platform has: only a decoder. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const known = new Map<string, number[]>()
  for (let a = 0x81; a <= 0xfe; a++)
    for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) known.set(decoder.decode(Uint8Array.of(a, b)), [a, b])
  return Buffer.from([...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (known.get(char) ?? [0x3f]))))
}

t.test('encodings', async (t) => {
  t.ok(await same(Buffer.from(csv)), 'UTF-8')
  t.ok(await same(Buffer.from(csvBom + csv)), 'UTF-8 with BOM')
  t.ok(await same(gb18030(csv)), 'GB18030')
  t.ok(await same(Buffer.from(`\uFEFF${csv}`, 'utf16le')), 'UTF-16, as Excel’s “Unicode text”')
  t.ok(await same(Buffer.from(csv.replaceAll('\r\n', '\n'))), 'line feeds alone')
})

t.test('separators', async (t) => {
  for (const separator of [';', '\t']) {
    const lines = ['事项编码', '事项类别', '业务领域', '事项名称', '依据编号'].join(separator)
    const line = ['A-1', '协助事项', '"a,b"', '"甲；""乙"""', ''].join(separator)
    const { document } = await readItems(Buffer.from(`${lines}\n${line}\n`), sample)
    t.match(document, { items: [{ code: 'A-1', kind: 'assistance', category: 'a,b', name: '甲；"乙"', bases: [] }] })
  }
})

t.test('faults by the row that a spreadsheet shows', async (t) => {
  const lines = csv.split('\r\n').slice(0, 2)
  const line = (code: string, kind: string) => csvLine([code, kind, '领域', '名 称', ...Array(20).fill(undefined)])
  const bytes = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${line('A-1', '协助事项')}${line('A-1', '杂事')}`)
  t.strictSame(placesOf(faultsOf(await readItems(bytes, sample))), ['事项!A5', '事项!B5'])
})

t.test('what is no .csv of items', async (t) => {
  const refused = (bytes: Buffer, why: RegExp) => t.rejects(readItems(bytes, sample), { message: why })
  await refused(Buffer.from('a,"b\nc'), /quotes of row 1/)
  await refused(Buffer.from('a,b\na,"b"c\n'), /quotes of row 2/)
  await refused(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xff]), /no text in UTF-8/)
  t.match(faultsOf(await readItems(Buffer.from('甲,乙\n1,2\n'), sample)), [{ text: { zh: /没有找到列名所在的行/ } }])
  t.match(faultsOf(await readItems(Buffer.alloc(0), sample)), [{ text: { zh: /没有找到列名所在的行/ } }])
})

t.test('no file of a list, however long: stopped at its first line, or after so many', async (t) => {
  const refused = (text: string, why: RegExp) => t.rejects(readItems(Buffer.from(text), sample), { message: why })
  await refused('a,'.repeat(300), /Row 1 has more than 256 columns/)
  await refused(`a,b\n${','.repeat(300)}`, /Row 2 has more than 256 columns/)
  await refused('\n'.repeat(100_002), /too large/)
  await refused('"'.repeat(200_000), /quotes of row 1/)
})

t.test('others have their turn while a long file is read', async (t) => {
  let turns = 0
  let reading = true
  const count = () => {
    turns++
    if (reading) setImmediate(count)
  }
  setImmediate(count)
  await readItems(Buffer.from(`${csv}${'\n'.repeat(10_000)}`), sample)
  reading = false
  t.ok(turns >= 40, `${turns} turns`)
})

t.test('a line opens in a spreadsheet as text, never as a formula', async (t) => {
  for (const text of ['=1+1', '+x', '-2+3', '@a', '\tb', "'c", '＝1+1', '＋x', '－2', '＠a', '\n=1', ' \n＝1'])
    t.equal(csvLine([text]), `"'${text}"\r\n`)
  t.equal(csvLine(['-2', '+86', undefined, 3, true, '名称']), '-2,+86,,3,true,名称\r\n')
  t.equal(csvLine(['a,b', 'a"b', 'a\nb', ' a']), '"a,b","a""b","a\nb"," a"\r\n')
})
