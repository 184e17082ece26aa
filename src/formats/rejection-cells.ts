// A rejection as a row of a spreadsheet: in names, with the codes beside them.

import { ruleNames } from '../policy/admission/rulebook/names.ts'
import type { ToldRejection } from '../policy/rejections/told.ts'
import { groundWords, rejecterWords } from '../policy/rejections/words.ts'
import type { Language } from '../policy/terms.ts'
import { beijingTime } from '../policy/time/words.ts'
import type { Cell, Column } from './workbook/cells.ts'

/** What codes are called; undefined where nobody knows any more. */
export interface Names {
  organisation(code: string): string | undefined
  community(code: string): string | undefined
  item(code: string, one: ToldRejection): string | undefined
  /** Of the list that decided, or else of the one in force then. */
  list(one: ToldRejection): string | undefined
}

interface Spec {
  zh: string
  en: string
  width: number
  cell(one: ToldRejection, names: Names, language: Language): Cell
}

const spec = (zh: string, en: string, width: number, cell: Spec['cell']): Spec => ({ zh, en, width, cell })
const lines = (texts: readonly string[]) => [...new Set(texts)].join('\n')

const specs: readonly Spec[] = [
  spec('存证序号', 'Entry', 10, (one) => one.index),
  spec('记录时间（北京时间）', 'Recorded at (Beijing time)', 20, (one) => beijingTime(one.recordedAt)),
  spec('决定主体', 'Rejected by', 10, (one, _, language) => rejecterWords[one.by][language]),
  spec('理由类别', 'Ground', 14, (one, _, language) => one.ground && groundWords[one.ground][language]),
  spec('仅为预检', 'Check only', 9, (one, _, language) => yesOrNo(one.advisory, language)),
  spec(
    '单位',
    'Organisation',
    20,
    ({ organisation }, names) => organisation && (names.organisation(organisation) ?? organisation),
  ),
  spec('单位代码', 'Organisation code', 14, (one) => one.organisation),
  spec('社区', 'Communities', 20, ({ communities }, names) =>
    lines(communities.map((code) => names.community(code) ?? code)),
  ),
  spec('社区代码', 'Community codes', 16, (one) => one.communities.join('\n')),
  spec('事项', 'Item', 24, (one, names) => one.item && names.item(one.item, one)),
  spec('事项编码', 'Item code', 12, (one) => one.item),
  spec('申请名称', 'Title', 28, (one) => one.title),
  spec('申请金额（元）', 'Amount asked (yuan)', 12, (one) =>
    one.amountFen === undefined ? undefined : one.amountFen / 100,
  ),
  spec('规则', 'Rules', 18, (one, _, language) =>
    one.rules.map((rule) => ruleNames[rule]?.[language] ?? rule).join('\n'),
  ),
  spec('规则代码', 'Rule codes', 24, (one) => one.rules.join('\n')),
  spec('审查意见', 'Findings', 60, (one) => one.findings.map(({ message }) => message).join('\n')),
  spec('依据', 'Sources', 50, (one) => lines(one.findings.flatMap(({ sources }) => sources))),
  spec('补正办法', 'Remedies', 50, (one) => lines(one.findings.map(({ remedy }) => remedy))),
  spec('理由', 'Reason', 40, (one) => one.reason),
  spec('清单', 'List', 24, (one, names) => names.list(one)),
  spec('清单版本', 'Edition', 14, ({ edition }) => edition && `${edition.jurisdiction} ${edition.number}`),
  spec('申请编号', 'Assignment', 12, (one) => one.assignment),
  spec('叶哈希', 'Leaf hash', 24, (one) => one.leafHash),
]

export const rejectionColumns = (language: Language): Column[] =>
  specs.map((one) => ({ title: one[language], width: one.width, ...(one.zh.endsWith('（元）') && { decimals: true }) }))

/** A row of a spreadsheet. `advisory` in words, since a spreadsheet's booleans differ from program to program. */
export function rejectionCells(one: ToldRejection, names: Names, language: Language): Cell[] {
  return specs.map(({ cell }) => cell(one, names, language))
}

function yesOrNo(value: boolean, language: Language): string {
  return { zh: ['否', '是'], en: ['no', 'yes'] }[language][value ? 1 : 0] as string
}
