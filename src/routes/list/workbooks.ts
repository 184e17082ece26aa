// Editions as files.
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { csvBom } from '../../formats/workbook/csv.ts'
import { editionSheets, itemsCsv } from '../../formats/workbook/editions.ts'
import { twoLists } from '../../formats/workbook/two-lists.ts'
import type { RecordReads } from '../../policy/ports.ts'
import type { EditionDocument } from '../../policy/terms.ts'
import { mediaTypes } from '../http/accept.ts'
import { asFile, sendSheets, workbook } from '../http/files.ts'

/** How a route's schema says that it answers with these files too. */
export const workbookAnswers = {
  ...workbook,
  [mediaTypes.csv]: { schema: Type.Unsafe<string>({ type: 'string', description: '只含事项 The items alone' }) },
}

/** A whole edition as a workbook that the browser saves under this name. */
export function sendWorkbook(
  reply: FastifyReply,
  document: EditionDocument,
  name: string,
  reads: Pick<RecordReads, 'organisation'>,
): FastifyReply {
  const printed = twoLists(document, (code) => reads.organisation(code)?.name)
  const caption = document.title
  return sendSheets(reply, [...editionSheets(document), ...printed.map((sheet) => ({ ...sheet, caption }))], name)
}

/** The items of an edition as a .csv. */
export function sendItems(reply: FastifyReply, { items }: EditionDocument, name: string): FastifyReply {
  const lines = Readable.from(textOf(items), { objectMode: false })
  return asFile(reply, `${name}.csv`).type(`${mediaTypes.csv}; charset=utf-8`).send(lines)
}

function* textOf(items: EditionDocument['items']): Generator<string> {
  yield csvBom
  yield* itemsCsv(items)
}
