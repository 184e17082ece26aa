// What people and programs really send: read rightly, or named.
import t from 'tap'
import { Unreadable } from '../../../src/formats/workbook/cells.ts'
import { readEdition } from '../../../src/formats/workbook/editions.ts'
import { canonicalJson } from '../../../src/policy/log/canonical.ts'
import { formula, number, packed, partsOf, readBytes, sample, sampleWith, workbookOf, written } from './a-workbook.ts'

const firstFee = sample.items.findIndex(({ fee }) => fee)
const row = firstFee + 2
/** The item of the first fee, read from a workbook with one cell of its line put in. */
async function withCell(
  column: string,
  put: Parameters<typeof sampleWith>[0]['items'] extends infer R ? NonNullable<R>[keyof R] : never,
) {
  const { reading, faults } = await readBytes(await sampleWith({ items: { [`${column}${row}`]: put } }))
  const item = (reading.document as typeof sample).items[firstFee]
  return { item, said: faults.map(({ text }) => text.zh) }
}

async function refusal(bytes: Buffer): Promise<Unreadable> {
  try {
    await readEdition(bytes)
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
  throw new Error('it was read')
}

t.test('files that are no such workbook', async (t) => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  t.match(await refusal(ole), { text: { zh: /旧版 \.xls 文件/ }, tooLarge: false })
  t.match(await refusal(Buffer.from('编码,名称\n1,2\n')), { text: { zh: /不是 \.xlsx/ } })
  t.match(await refusal(Buffer.alloc(0)), { text: { zh: /不是 \.xlsx/ } })
  t.match(await refusal(await packed({ 'word/document.xml': '<w/>' })), { text: { zh: /不是 Excel 工作簿/ } })
  const ods = await packed({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' })
  t.match(await refusal(ods), { text: { zh: /不是 Excel 工作簿/ } })
  const another = await written([{ name: 'Sheet1', columns: [{ title: '甲' }], rows: [['乙']] }])
  t.match(await refusal(another), { text: { zh: /应有工作表“事项”“依据”“条款”，现有 “Sheet1”/ } })
  const whole = await workbookOf()
  t.match(await refusal(whole.subarray(0, whole.length / 2)), { text: { zh: /已损坏/ } })
})

t.test('every cut of a workbook is refused, none fails', async (t) => {
  const whole = await workbookOf()
  for (let cut = 1; cut < 16; cut++) await refusal(whole.subarray(0, Math.floor((whole.length * cut) / 16)))
  t.pass()
})

t.test('changed bytes are read or refused, never a failure', async (t) => {
  const whole = await workbookOf()
  for (let i = 0; i < 30; i++) {
    const bytes = Buffer.from(whole)
    const at = (i * 7919) % bytes.length
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0x55, at)
    try {
      await readEdition(bytes)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
    }
  }
  t.pass()
})

t.test('bombs', async (t) => {
  t.test('a part that unpacks to a thousand times its size', async (t) => {
    const bomb = await packed({ 'xl/worksheets/sheet1.xml': ' '.repeat(4 * 1024 * 1024) })
    t.match(await refusal(bomb), { tooLarge: true, text: { zh: /解压后的内容过大/ } })
  })
  t.test('one that lies about it', async (t) => {
    const bytes = await sampleWith(
      {},
      {
        parts: (parts) => {
          parts['xl/workbook.xml'] += ' '.repeat(4 * 1024 * 1024)
        },
      },
    )
    const at = bytes.lastIndexOf('PK\x01\x02', bytes.lastIndexOf('xl/workbook.xml'))
    bytes.writeUInt32LE(900, at + 24)
    t.match(await refusal(bytes), { text: { zh: /已损坏/ } })
  })
  t.test('a text that a million cells share', async (t) => {
    const shared = `<sst><si><t>${'长'.repeat(30_000)}</t></si></sst>`
    const cells = '<c t="s"><v>0</v></c>'.repeat(20)
    const rows = Array.from({ length: 50 }, (_, i) => `<row r="${i + 2000}">${cells}</row>`).join('')
    const bytes = await sampleWith(
      {},
      {
        parts: (parts) => {
          parts['xl/sharedStrings.xml'] = shared
          const relation = '<Relationship Id="rId9" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
          parts['xl/_rels/workbook.xml.rels'] = String(parts['xl/_rels/workbook.xml.rels']).replace(
            '</Relationships>',
            relation,
          )
          parts['xl/worksheets/sheet1.xml'] = String(parts['xl/worksheets/sheet1.xml']).replace(
            '</sheetData>',
            `${rows}</sheetData>`,
          )
        },
      },
    )
    t.match(await refusal(bytes), { tooLarge: true })
  })
  t.test('entities', async (t) => {
    const doctype = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
    const bytes = await sampleWith(
      {},
      {
        parts: (parts) => {
          parts['xl/workbook.xml'] = String(parts['xl/workbook.xml']).replace('<workbook', `${doctype}<workbook`)
        },
      },
    )
    t.match(await refusal(bytes), { text: { zh: /已损坏/ } })
  })
  t.test('thousands of parts', async (t) => {
    const parts = Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`a${i}`, '']))
    t.match(await refusal(await packed(parts)), { tooLarge: true })
  })
})

t.test('money', async (t) => {
  const fenOf = async (put: Parameters<typeof withCell>[1]) => (await withCell('N', put)).item?.fee?.unitFen
  t.equal(await fenOf(number('50.1')), 5010)
  t.equal(await fenOf(number('0.30000000000000004')), 30, 'the noise of a binary fraction is none of ours')
  t.equal(await fenOf('1,234.50'), 123_450)
  t.equal(await fenOf('５０．５'), 5050, 'full width')
  t.equal(await fenOf(' ¥80元　'), 8000)
  t.equal(await fenOf('90071992547409.91'), Number.MAX_SAFE_INTEGER)
  for (const wrong of ['50.005', '-1', '90071992547409.92', '五十', '50/60', '1,23'])
    t.match((await withCell('N', wrong)).said, [/^经费标准（元）：/], wrong)
})

t.test('whole numbers', async (t) => {
  t.equal((await withCell('L', '１２ ')).item?.limits?.maxMonths, 12)
  t.equal((await withCell('L', number('12.0'))).item?.limits?.maxMonths, 12)
  t.match((await withCell('L', number('1.5'))).said, ['最长月数：应为整数，现为“1.5”'])
  t.match((await withCell('L', { xml: 't="b"><v>1</v>' })).said, ['最长月数：应为整数，现为“TRUE”'])
  t.match((await withCell('L', { xml: 't="e"><v>#REF!</v>' })).said, [/^最长月数：单元格显示为错误 #REF!/])
})

t.test('texts, codes, words', async (t) => {
  t.equal((await withCell('A', ' ＸＺ－９９－０１　')).item?.code, 'XZ-99-01')
  t.equal((await withCell('D', '协助治安　 ')).item?.name, '协助治安', 'blanks at the end do not count')
  t.equal((await withCell('D', number(2027))).item?.name, '2027')
  t.equal((await withCell('B', 'Assistance')).item?.kind, 'assistance')
  t.equal((await withCell('J', '居委会')).item?.receiver, 'residents-committee')
  t.equal((await withCell('H', { xml: 't="b"><v>1</v>' })).item?.streetMayAsk, true)
  t.equal((await withCell('H', 'NO')).item?.streetMayAsk, false)
  t.strictSame((await withCell('G', '990105-SFJ、990105-MZJ；９９０１０５-WJW')).item?.leads, [
    '990105-SFJ',
    '990105-MZJ',
    '990105-WJW',
  ])
  t.strictSame((await withCell('G', '（无）')).item?.leads, [])
  t.strictSame((await withCell('S', '甲、乙名单\n丙；丁')).item?.support?.authority, ['甲、乙名单', '丙', '丁'])
  t.strictSame((await withCell('T', '台账：走访记录\nplatform')).item?.allows, [
    { kind: 'ledger', name: '走访记录' },
    { kind: 'platform' },
  ])
  t.match((await withCell('T', '表格：走访记录')).said, [/^允许的附带要求.*现为“表格”/])
  t.match((await withCell('U', formula('A1'))).said, ['工作流程：这是公式：请改为填写数值或文字本身'])
  t.match((await withCell('U', '（原文）"x')).said, [/JSON/])
  t.match((await withCell('U', 'x'.repeat(40_000))).said, [/^工作流程：内容过长/])
})

t.test('days', async (t) => {
  const dayStyle = (parts: Record<string, string>) => {
    parts['xl/styles.xml'] = String(parts['xl/styles.xml'])
      .replace(
        '<fonts',
        '<numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><fonts',
      )
      .replace('</cellXfs>', '<xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>')
  }
  const from = async (put: string | { xml: string }, date1904 = false) => {
    const parts = (all: Record<string, string>) => {
      dayStyle(all)
      if (date1904)
        all['xl/workbook.xml'] = String(all['xl/workbook.xml']).replace(
          '<sheets>',
          '<workbookPr date1904="1"/><sheets>',
        )
    }
    const { reading, faults } = await readBytes(await sampleWith({ bases: { E2: put } }, { parts }))
    return faults[0]?.text.zh ?? (reading.document as typeof sample).bases[0]?.from
  }
  for (const text of ['2026-01-05', '2026/1/5', '2026.01.05', '2026年1月5日', '20260105', '２０２６-１-５ '])
    t.equal(await from(text), '2026-01-05', text)
  t.equal(await from(number(46_027, 4)), '2026-01-05', 'a serial number that is shown as a date')
  t.equal(await from(number(46_027.75, 5)), '2026-01-05', 'by a format of its own, with a time of day')
  t.equal(await from(number(44_565, 4), true), '2026-01-05', 'counted from 1904')
  t.equal(await from({ xml: 't="d"><v>2026-01-05T00:00:00Z</v>' }), '2026-01-05')
  t.equal(await from(number(20_260_105)), '2026-01-05')
  t.match(await from(number(46_027)), /^施行日期：应为真实存在的日期/, 'a bare number is no date')
  t.match(await from(number(2026)), /^施行日期：/)
  t.match(await from('2026-02-30'), /^施行日期：/)
  const article = await readBytes(await sampleWith({ bases: { C2: number(46_027, 4) } }, { parts: dayStyle }))
  t.match(article.faults[0]?.text.zh, /^条款：表格程序把它当成了日期（2026-01-05）/)
})

t.test('merged titles above the headings, other orders and other names of columns', async (t) => {
  const bytes = await workbookOf()
  const names = [
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    ...[1, 2, 3].map((n) => `xl/worksheets/sheet${n}.xml`),
  ]
  const parts = await partsOf(bytes, names)
  const lower = (xml: string) =>
    xml
      .replace(/(<row r="|<c r="[A-Z]+)(\d+)"/g, (_, start, n) => `${start}${Number(n) + 2}"`)
      .replace('<sheetData>', '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>服务清单</t></is></c></row>')
      .replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:X2"/></mergeCells>')
      .replace('经费标准（元）', 'Fee (Yuan)')
      .replace('>事项名称<', '>  name <')
  for (const name of names.slice(4)) parts[name] = lower(parts[name] as string)
  parts['xl/workbook.xml'] = String(parts['xl/workbook.xml']).replace('"事项"', '"Items"').replace('"条款"', '" terms"')
  const { reading, faults } = await readBytes(await packed(parts))
  t.strictSame(faults, [])
  t.equal(canonicalJson(reading.document), canonicalJson(sample))
})

t.test('blank lines, and lines of formats alone, are no lines', async (t) => {
  const blank = Array.from(
    { length: 5000 },
    (_, i) =>
      `<row r="${i + 3000}"><c r="A${i + 3000}" s="2"/><c r="B${i + 3000}" t="inlineStr"><is><t> </t></is></c></row>`,
  )
  const bytes = await sampleWith(
    {},
    {
      parts: (parts) => {
        parts['xl/worksheets/sheet1.xml'] = String(parts['xl/worksheets/sheet1.xml']).replace(
          '</sheetData>',
          `${blank.join('')}</sheetData>`,
        )
      },
    },
  )
  const { reading, faults } = await readBytes(bytes)
  t.strictSame(faults, [])
  t.equal(canonicalJson(reading.document), canonicalJson(sample))
})

t.test('a workbook of another writer: prefixes, shared and rich texts, pronunciations', async (t) => {
  const x = (xml: string) => xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:')
  const text = (words: string) =>
    `<si><r><rPr/><t>${words.slice(0, 2)}</t></r><r><t xml:space="preserve">${words.slice(2)}</t></r><rPh sb="0" eb="1"><t>PIN</t></rPh></si>`
  const bytes = await sampleWith(
    { items: { D2: { xml: 't="s"><v>0</v>' } } },
    {
      parts: (parts) => {
        parts['xl/shared.xml'] = `<sst>${text('富文本的名称')}</sst>`
        const relation = '<Relationship Id="rId9" Type="x/sharedStrings" Target="/xl/shared.xml"/></Relationships>'
        parts['xl/_rels/workbook.xml.rels'] = String(parts['xl/_rels/workbook.xml.rels']).replace(
          '</Relationships>',
          relation,
        )
        for (const name of ['xl/workbook.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml'])
          parts[name] = x(parts[name] as string).replace('xmlns=', 'xmlns:x=')
      },
    },
  )
  const { reading, faults } = await readBytes(bytes)
  t.strictSame(faults, [])
  t.equal((reading.document as typeof sample).items[0]?.name, '富文本的名称')
})

t.test('a sheet beyond any list is given up where that shows, not read to its end', async (t) => {
  const sheetOf = (data: string) =>
    sampleWith(
      {},
      {
        parts: (parts) =>
          Object.assign(parts, { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData></worksheet>` }),
      },
    )
  const cells = (n: number) => Array.from({ length: n }, (_, i) => `<c><v>${i}</v></c>`).join('')
  t.match((await refusal(await sheetOf(`<row>${cells(300)}</row>`))).text, { zh: /第 1 行超过 256 列/ })
  t.match((await refusal(await sheetOf('<row r="7"><c r="IW7"><v>1</v></c></row>'))).text, {
    en: /Row 7 has more than 256/,
  })
  t.match(await refusal(await sheetOf('<row/>'.repeat(100_001))), { tooLarge: true })
  const attributes = Array.from({ length: 300 }, (_, i) => `a${i}="1"`).join(' ')
  t.match(await refusal(await sheetOf(`<row ${attributes}/>`)), { tooLarge: true })
})
