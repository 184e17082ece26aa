// A rejection as it is told: over HTTP, and as a row of a file.

import type { Cell } from '../../formats/workbook/cells.ts'
import type { RejectedBy } from '../../policy/log/entry.ts'
import type { DecisionBody } from '../../policy/record/fold.ts'
import type { Language } from '../../policy/terms.ts'
import type { RejectionRow } from '../../schema/sql/reads/queries.ts'
import type { grounds } from '../../schema/wire/rejections.ts'
import { wordFinding } from '../admission/decision-words.ts'

/** What rejection entries have in common, whoever rejected. */
type RejectionBody = Partial<DecisionBody> & { title?: string; reason?: string; description?: string }

export function wireRejection(row: RejectionRow, language: Language) {
  const header = JSON.parse(row.leaf)
  const body = JSON.parse(row.body) as RejectionBody
  const reason = body.reason ?? body.description
  return {
    index: row.entry,
    recordedAt: row.recordedAt,
    by: row.by as RejectedBy,
    ...(row.ground !== null && { ground: row.ground as (typeof grounds)[number] }),
    advisory: row.advisory === 1,
    ...(row.organisation !== null && { organisation: row.organisation }),
    communities: (header.communities ?? []) as string[],
    ...(row.item !== null && { item: row.item }),
    title: body.request?.title ?? body.title ?? '',
    rules: (header.rules ?? []) as string[],
    findings: (body.decision?.findings ?? []).map((finding) => wordFinding(finding, language)),
    ...(reason !== undefined && { reason }),
    ...(body.edition && { edition: body.edition }),
    ...(row.assignment !== null && { assignment: row.assignment }),
    ...(header.obligation !== undefined && { obligation: header.obligation as string }),
    leafHash: row.leafHash,
  }
}
export type WireRejection = ReturnType<typeof wireRejection>

const titles: Record<Language, readonly string[]> = {
  zh: [
    '留痕序号',
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
export function rejectionCells(one: WireRejection, language: Language): Cell[] {
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
