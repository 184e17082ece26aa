// Web forms: what an office portal uploads comes as multipart/form-data, with the file in one of its parts.
import { once } from 'node:events'
import { Busboy } from '@fastify/busboy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mediaTypes } from './accept.ts'
import { httpProblem, Refused } from './problem.ts'

const noFile = httpProblem(
  'invalid-input',
  '表单中没有文件：请用 file 字段上传 .xlsx 或 .csv',
  'There is no file in the form: send an .xlsx or .csv as the field “file”',
  { errors: [{ pointer: '', text: { zh: '表单中没有文件', en: 'There is no file in the form' } }] },
)

/** Takes a form with a file as if the file had been sent by itself. */
export function takeForms(app: FastifyInstance): void {
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

/** The first file of a form; undefined where there is none, or where it is no form. */
async function fileIn(contentType: string, body: Buffer): Promise<{ bytes: Buffer; type: string } | undefined> {
  let found: { bytes: Buffer; type: string } | undefined
  try {
    const form = new Busboy({ headers: { 'content-type': contentType }, limits: { files: 1, fields: 20, parts: 30 } })
    form.on('file', (_field, stream, name, _encoding, type) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        found = { bytes: Buffer.concat(parts), type: typeOf(name, type) }
      })
    })
    const done = once(form, 'finish')
    form.end(body)
    await done
  } catch {
    return undefined
  }
  return found
}

/** Browsers say what they please of a .csv: the name is the better witness. */
function typeOf(name: string | undefined, type: string): string {
  if (/\.csv$/i.test(name ?? '')) return mediaTypes.csv
  return /\.xlsx$/i.test(name ?? '') ? mediaTypes.xlsx : type
}
