// 说明: how to fill in the workbook, in the workbook itself. Not read back.
import type { SheetData } from './cells.ts'

const lines = [
  '本工作簿是一个辖区的服务清单：“事项”一行一个事项，“依据”一行一条依据，“条款”一行一个准入条款。其他工作表（包括本页）不读取。',
  '请勿改动工作表名称和列名；列的次序可以改动，行可以增删。不用的列可以空着。',
  '空的单元格表示没有填写。“（无）”表示明确为空，例如责任单位：不填，表示任何单位均可申请；填“（无）”，表示任何单位均不得申请。',
  '一格多项的（责任单位、权限和数据、附带要求、依据编号），一行写一项：在单元格内按 Alt+Enter 换行，或用分号隔开。',
  '附带要求写成“类别：名称”，例如“台账：矫正走访记录”；只写类别表示该类均可。类别：考核评比、机构挂牌、会议、督查检查、创建达标、借调抽调、材料截图、台账、网络平台、证明、执法、经济指标、担保。',
  '经费标准以元为单位，最多两位小数。日期写成 2027-03-01。“是否”类的列写“是”或“否”。',
  '请勿使用公式和合并单元格。以“（原文）”开头并带引号的内容含有特殊字符，请整格保留。',
  '评价等次写成“最低分：等次”，例如“90：优”，一行一等，由高到低。放假安排的编码形如 calendar.2027.holidays、calendar.2027.workdays、calendar.2027.notice。',
  'In short: one row per item (事项), basis (依据) and term (条款); headings may also be the member names of the API; several values in a cell stand one a line.',
]

export function guideSheet(): SheetData {
  return { name: '说明', columns: [{ title: '填写说明', width: 120 }], rows: lines.map((line) => [line]) }
}
