// Web forms: what an office portal uploads comes as multipart/form-data, with the file in one of its parts.
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../deps.ts'
import { mediaTypes } from './accept.ts'
import { httpProblem, Refused } from './problem.ts'

const noFile = httpProblem(
  'invalid-input',
  '表单中没有文件：请用 file 字段上传 .xlsx 或 .csv',
  'There is no file in the form: send an .xlsx or .csv as the field “file”',
  { errors: [{ pointer: '', text: { zh: '表单中没有文件', en: 'There is no file in the form' } }] },
)

/** How a route's schema says that it takes such a form. */
export const form = {
  'multipart/form-data': { schema: Type.Unsafe<string>({ type: 'string', contentMediaType: 'multipart/form-data' }) },
}

/** Takes a form with a file as if the file had been sent by itself. */
export function takeForms(app: Parameters<Routes>[0]): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const file = await fileIn(request.headers['content-type'] ?? '', body)
      if (!file) throw new Refused(noFile)
      request.headers['content-type'] = file.type
      return file.bytes
    },
  )
}

/** The first file of a form; undefined where there is none, or where it is no form or was cut. */
async function fileIn(contentType: string, body: Buffer): Promise<{ bytes: Buffer; type: string } | undefined> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData().catch(() => undefined)
  const file = [...(form?.values() ?? [])].find((value) => typeof value !== 'string')
  return file && { bytes: Buffer.from(await file.arrayBuffer()), type: typeOf(file.name, file.type) }
}

/** Browsers say what they please of a .csv: the name is the better witness. */
function typeOf(name: string | undefined, type: string): string {
  if (/\.csv$/i.test(name ?? '')) return mediaTypes.csv
  return /\.xlsx$/i.test(name ?? '') ? mediaTypes.xlsx : type
}
