// A rejection as a row of a spreadsheet.
import type { ToldRejection } from '../policy/rejections/told.ts'
import type { Language } from '../policy/terms.ts'
import type { Cell } from './workbook/cells.ts'

const titles: Record<Language, readonly string[]> = {
  zh: [
    '存证序号',
    '记录时间（UTC）',
    '由谁不予准入',
    '理由类别',
    '仅为预检',
    '单位',
    '社区',
    '事项',
    '名称',
    '规则',
    '审查意见',
    '理由',
    '清单版本',
    '申请',
    '叶哈希',
  ],
  en: [
    'Entry',
    'Recorded at (UTC)',
    'Rejected by',
    'Ground',
    'Check only',
    'Organisation',
    'Communities',
    'Item',
    'Title',
    'Rules',
    'Findings',
    'Reason',
    'Edition',
    'Assignment',
    'Leaf hash',
  ],
}
const widths = [10, 24, 12, 16, 9, 16, 18, 12, 28, 28, 60, 40, 14, 12, 24]

export const rejectionColumns = (language: Language) =>
  titles[language].map((title, i) => ({ title, width: widths[i] as number }))

/** A row of a spreadsheet. `advisory` in words, since a spreadsheet's booleans differ from program to program. */
export function rejectionCells(one: ToldRejection, language: Language): Cell[] {
  const [yes, no] = language === 'zh' ? ['是', '否'] : ['yes', 'no']
  return [
    one.index,
    one.recordedAt,
    one.by,
    one.ground,
    one.advisory ? yes : no,
    one.organisation,
    one.communities.join(' '),
    one.item,
    one.title,
    one.rules.join(' '),
    one.findings.map(({ message }) => message).join('\n'),
    one.reason,
    one.edition && `${one.edition.jurisdiction} ${one.edition.number}`,
    one.assignment,
    one.leafHash,
  ]
}
