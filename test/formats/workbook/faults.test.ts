// Every fault at once, by sheet, row and column, and no fault twice.
import t from 'tap'
import { formula, number, placesOf, readBytes, sample, sampleWith, workbookOf, written } from './a-workbook.ts'

const said = (faults: { text: { zh: string } }[]) => faults.map(({ text }) => text.zh)

t.test('ten planted faults on three sheets are ten, where they were planted', async (t) => {
  const firstFee = sample.items.findIndex(({ fee }) => fee) + 2
  const bytes = await sampleWith(
    {
      items: {
        B3: '帮忙事项',
        A5: sample.items[2]?.code,
        X6: 'NO-SUCH',
        C9: undefined,
        [`L${firstFee}`]: formula('SUM(A1:A2)', '12'),
        [`N${firstFee}`]: '五十元',
      },
      bases: { E3: '2026-02-30', D4: '必须' },
      terms: { C3: '三十', C20: number(26) },
    },
    { merged: { items: ['C8:C9'] } },
  )
  const { faults, places } = await readBytes(bytes)
  t.strictSame(places, [
    '事项!B3',
    '事项!A5',
    '事项!X6',
    '事项!C8',
    `事项!L${firstFee}`,
    `事项!N${firstFee}`,
    '依据!E3',
    '依据!D4',
    '条款!C3',
    '条款!C20',
  ])
  t.strictSame(said(faults), [
    '事项类别：应为以下之一：依法履职事项、协助政府工作事项、公共服务事项、部门职责、街道便民服务事项、负面清单事项；现为“帮忙事项”',
    `事项编码：${sample.items[2]?.code} 与第 4 行重复`,
    '依据编号（一行一个）：本版没有编号为 NO-SUCH 的依据',
    'C8:C9 是合并单元格：请取消合并，并在每一行填写',
    '最长月数：这是公式：请改为填写数值或文字本身',
    '经费标准（元）：应为金额（元），如 50 或 50.00，现为“五十元”',
    '施行日期：应为真实存在的日期，如 2027-03-01，现为“2026-02-30”',
    '效力：应为以下之一：自身职责、应当协助、配合、发现报告、可以、鼓励、仅提及；现为“必须”',
    '提前申请的工作日：应为整数，现为“三十”',
    '权重合计应为 100，现为 101',
  ])
  t.ok(
    faults.every(
      ({ text }) =>
        text.en.length > 0 && !/[一-龥]/.test(text.en.replace(/"[^"]*"|是 \(yes\)|否 \(no\)|one of:.*/g, '')),
    ),
    'in English too',
  )
})

t.test('what the schema finds is said of the cell', async (t) => {
  const long = '长'.repeat(201)
  const { faults, places } = await readBytes(
    await sampleWith({ items: { A2: 'XZ 1', D3: long, L4: number(0), C5: undefined }, bases: { A2: undefined } }),
  )
  t.strictSame(places, ['事项!A2', '事项!X2', '事项!D3', '事项!L4', '事项!C5', '依据!A2'])
  t.match(said(faults), [
    /^事项编码：代码由/,
    '依据编号（一行一个）：本版没有编号为 ORG-01 的依据',
    '事项名称：至多 200 个字符',
    '最长月数：不能小于 1',
    '类别：缺少此项',
    '依据编号：缺少此项',
  ])
})

t.test('a parameter that is missing is named, though it has no line', async (t) => {
  const lines = Object.fromEntries(['A', 'B', 'C', 'D'].map((column) => [`${column}5`, undefined]))
  const { faults, places } = await readBytes(await sampleWith({ terms: { ...lines, C6: undefined } }))
  t.strictSame(places, ['条款!', '条款!C6'])
  t.strictSame(said(faults), ['审核期限（工作日）：缺少此项', '保障到位宽限天数：缺少此项'])
})

t.test('lines of the terms', async (t) => {
  const plant = async (cells: Record<string, string>) => {
    const { faults, places } = await readBytes(await sampleWith({ terms: cells }))
    return [...places, ...said(faults)]
  }
  t.strictSame(await plant({ B5: 'noticeWorkingDays' }), [
    '条款!',
    '条款!C5',
    '审核期限（工作日）：缺少此项',
    '提前申请的工作日：与第 3 行重复',
  ])
  t.match(await plant({ B30: 'bonus', C30: '1' }), ['条款!B30', /没有名为“bonus”的条款/])
  t.match(await plant({ C26: '优秀' }), ['条款!C26', /^评价等次：应写成/])
  t.match(await plant({ B30: 'evaluation.grades', C30: '70：补' }), ['条款!C30', '评价等次：等次应由高到低排列'])
  t.match(
    await plant({
      B30: 'calendar.2027.holidays',
      C30: '2027-01-01\n2027-02-30',
      B31: 'calendar.2027.notice',
      C31: '通知',
    }),
    ['条款!C30', '条款!C30', /^放假安排：放假日：.*不是日期：2027-02-30$/, '放假安排：调休上班日：缺少此项'],
  )
})

t.test('headings', async (t) => {
  const items = async (cells: Record<string, string | undefined>) => {
    const { faults, places } = await readBytes(await sampleWith({ items: cells }))
    return [...places, ...said(faults)]
  }
  t.match(await items({ E1: '备注' }), ['事项!E1', /不认识列名“备注”/])
  t.match(await items({ E1: '禁入类型' }), ['事项!F1', '与 E 列的列名重复'])
  t.match(await items({ D1: undefined }), ['事项!1', '事项!D2', '缺少“事项名称”这一列', /这一列没有列名/])
  t.match(await items({ AE40: '随手记' }), ['事项!AE40', /这一列没有列名/])
})

t.test('sheets that are missing or renamed are named, with those there are', async (t) => {
  const bytes = await sampleWith(
    {},
    {
      parts: (parts) => {
        parts['xl/workbook.xml'] = String(parts['xl/workbook.xml']).replace('name="依据"', 'name="依据2027"')
      },
    },
  )
  const { faults, places } = await readBytes(bytes)
  t.strictSame(places, ['依据!'])
  t.match(said(faults), [/缺少工作表“依据”.*现有 “事项”、“依据2027”、“条款”、“说明”/])
})

t.test('nothing is said of a workbook without faults', async (t) => {
  const { faults } = await readBytes(await workbookOf())
  t.strictSame(placesOf(faults), [])
})

t.test('too many rows are named where they begin', async (t) => {
  function* rows() {
    for (let i = 0; i < 100_000; i++) yield [`X-${i}`, '协助政府工作事项', '领域', '名称']
  }
  const titles = ['事项编码', '事项类别', '业务领域', '事项名称']
  const bytes = await written([{ name: '事项', columns: titles.map((title) => ({ title })), rows: rows() }])
  const { faults, places } = await readBytes(bytes)
  t.strictSame(places, ['事项!10011', '依据!', '条款!'])
  t.match(said(faults)[0], /至多 10000 行/)
})
