// zhunru import and zhunru template: an edition from a file, as a draft or published outright; and the blank workbook.

import { createWriteStream, readFileSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { cellOf, Unreadable } from '../formats/workbook/cells.ts'
import { type Reading, readEdition, readItems, templateSheets } from '../formats/workbook/editions.ts'
import { writeWorkbook } from '../formats/workbook/write.ts'
import type { Config } from '../host/config.ts'
import type { Principal } from '../policy/access/principal.ts'
import { documentBefore, publishDocument, putDraft } from '../policy/list/drafting.ts'
import type { Chance, Clock } from '../policy/ports.ts'
import type { EditionDocument, Fault, Problem } from '../policy/terms.ts'
import { isDay } from '../policy/time/days.ts'
import { given } from '../policy/untrusted.ts'
import { openStore, type SqliteStore } from '../schema/sql/store.ts'
import { documentFaults } from '../schema/wire/list/document-faults.ts'
import { mustBeFree, onlyFile } from './files.ts'
import { say, Unusable } from './terminal.ts'

const usage =
  'npm run -s zhunru -- import FILE.xlsx|FILE.csv|FILE.json --jurisdiction CODE [--replace] [--publish --effective-from YYYY-MM-DD]'
/** As large as the service takes. */
const mostBytes = 16 * 1024 * 1024

interface Wanted {
  file: string
  jurisdiction: string
  /** In place of a draft that somebody else may be working on. */
  replace: boolean
  effectiveFrom: string | undefined
}

/** Reads an edition from a file; prints every fault, one a line, and then 1. */
export async function runImport(
  config: Config,
  args: string[],
  clock: Clock,
  chance: Chance,
  print: (line: string) => void = say,
): Promise<number> {
  const wanted = wantedBy(args)
  const bytes = readFileSync(wanted.file)
  const store = openStore(config.DATABASE_URL, clock, chance, { create: false })
  try {
    const { document, faults } = await documentIn(wanted.file, bytes, () => before(store, wanted.jurisdiction))
    if (faults.length === 0) return await record(store, wanted, document as EditionDocument, print)
    for (const fault of faults) print(worded(fault))
    print(`共 ${faults.length} 处错误，没有导入（${faults.length} faults, nothing was imported）`)
    return 1
  } finally {
    await store.close()
  }
}

function wantedBy(args: string[]): Wanted {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const options = { jurisdiction: text, 'effective-from': text, publish: flag, replace: flag }
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const { jurisdiction = '', publish, replace, 'effective-from': effectiveFrom } = values
  const [file, ...rest] = positionals
  const dated = publish ? isDay(effectiveFrom) : effectiveFrom === undefined
  if (file === undefined || rest.length > 0 || !/^(\d\d){1,3}$/.test(jurisdiction) || !dated)
    throw new Unusable(`用法（usage）：${usage}`)
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Unusable(`没有文件 ${file}（there is no such file）`)
  if (statSync(file).size > mostBytes) throw new Unusable(`${file} 超过 16 MB（it is larger than 16 MB）`)
  return { file, jurisdiction, replace, effectiveFrom: publish ? effectiveFrom : undefined }
}

function before(store: SqliteStore, jurisdiction: string): EditionDocument {
  const document = documentBefore(store.reads, jurisdiction, store.now().today)
  if (document) return document
  throw new Unusable(
    '.csv 只含事项，辖区还没有草案或清单可取标题、条款和依据：请先导入 .xlsx（there is no list whose items these are: import an .xlsx first）',
  )
}

async function documentIn(file: string, bytes: Buffer, other: () => EditionDocument) {
  try {
    if (/\.json$/i.test(file)) return jsonIn(bytes)
    const reading: Reading = await (/\.csv$/i.test(file) ? readItems(bytes, other()) : readEdition(bytes))
    return { document: reading.document, faults: reading.with(documentFaults(reading.document)) }
  } catch (error) {
    if (error instanceof Unreadable) return { document: undefined, faults: [{ pointer: '', text: error.text }] }
    throw error
  }
}

function jsonIn(bytes: Buffer): { document: unknown; faults: Fault[] } {
  try {
    const document: unknown = JSON.parse(bytes.toString('utf8'))
    return { document, faults: documentFaults(document) }
  } catch (error) {
    const text = { zh: '不是合法的 JSON', en: `not JSON: ${(error as Error).message}` }
    return { document: undefined, faults: [{ pointer: '', text }] }
  }
}

/** 事项!B12: … */
function worded(fault: Fault): string {
  const { pointer, text } = fault
  const cell = cellOf(fault)
  const place = cell ? `${cell.sheet}!${cell.column ?? ''}${cell.row ?? ''}` : pointer
  return `${place}${place ? ': ' : ''}${text.zh}（${text.en}）`
}

/** Whoever runs the command answers for it: in the log and on the draft they are `cli`. */
async function record(
  store: SqliteStore,
  wanted: Wanted,
  document: EditionDocument,
  print: (line: string) => void,
): Promise<number> {
  const { jurisdiction, effectiveFrom, replace } = wanted
  if (effectiveFrom !== undefined) {
    const published = await store.write(publishDocument('cli', jurisdiction, document, effectiveFrom))
    if ('problem' in published) return refused(published.problem, print)
    const { number, hash } = published.answer
    print(`已发布辖区 ${jurisdiction} 第 ${number} 版，自 ${effectiveFrom} 起生效（published）：${hash}`)
    return 0
  }
  const keeper: Principal = { key: 'cli', role: 'list-keeper', jurisdiction }
  const known = store.reads.draft(jurisdiction)
  if (known && !replace)
    throw new Unusable(
      `辖区 ${jurisdiction} 已有草案（第 ${known.version} 稿，${known.editedBy} 修改）：要覆盖它，请加 --replace（there is a draft: add --replace to put this in its place）`,
    )
  const put = await store.write(putDraft(keeper, jurisdiction, given(document), known?.version))
  if ('problem' in put) return refused(put.problem, print)
  print(`已存为辖区 ${jurisdiction} 的草案第 ${put.answer.version} 稿（saved as the draft）`)
  return 0
}

function refused({ detail }: Problem, print: (line: string) => void): number {
  print(`${detail.zh}（${detail.en}）`)
  return 1
}

/** Writes the blank workbook. Overwrites nothing. */
export async function runTemplate(args: string[]): Promise<number> {
  const file = onlyFile(args, 'template FILE.xlsx')
  mustBeFree(file)
  await pipeline(writeWorkbook(templateSheets()), createWriteStream(file, { flags: 'wx' }))
  say(file)
  return 0
}
