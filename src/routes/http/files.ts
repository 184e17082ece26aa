// Files that a browser saves.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import type { SheetData } from '../../formats/workbook/cells.ts'
import { writeWorkbook } from '../../formats/workbook/write.ts'
import { mediaTypes } from './accept.ts'

/** How a route's schema says that it takes or answers with a workbook. */
export const workbook = {
  [mediaTypes.xlsx]: { schema: Type.Unsafe<string>({ type: 'string', contentMediaType: mediaTypes.xlsx }) },
}

/** The answer is a file of this name. */
export const asFile = (reply: FastifyReply, name: string): FastifyReply =>
  reply.header('content-disposition', `attachment; filename="${name}"`)

/** Sheets as a workbook of this name. */
export function sendSheets(reply: FastifyReply, sheets: readonly SheetData[], name: string): FastifyReply {
  return asFile(reply, `${name}.xlsx`).type(mediaTypes.xlsx).send(writeWorkbook(sheets))
}
