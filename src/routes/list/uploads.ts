// Editions as files come in, with the place of every fault in them.
import type { FastifyRequest } from 'fastify'
import { Unreadable } from '../../formats/workbook/cells.ts'
import { type Reading, readEdition, readItems } from '../../formats/workbook/editions.ts'
import { invalidInput } from '../../policy/problem.ts'
import type { EditionDocument, Fault } from '../../policy/terms.ts'
import { documentFaults } from '../../schema/wire/list/document-faults.ts'
import { mediaTypes } from '../http/accept.ts'
import { httpProblem, type Problem, refuse } from '../http/problem.ts'

/** The document in a .xlsx, or in a .csv of items that completes the document of `before`. Refuses with every fault and its place. */
export async function documentIn(
  request: FastifyRequest,
  bytes: Buffer,
  before: () => EditionDocument | undefined,
  strange: (document: unknown) => Fault[],
): Promise<EditionDocument> {
  const isCsv = request.headers['content-type']?.toLowerCase().startsWith(mediaTypes.csv)
  try {
    const reading: Reading = await (isCsv ? readItems(bytes, before() ?? nothingBefore()) : readEdition(bytes))
    return accepted(reading, strange)
  } catch (error) {
    if (error instanceof Unreadable) return refuse({ problem: unreadable(error) })
    throw error
  }
}

function accepted(reading: Reading, strange: (document: unknown) => Fault[]): EditionDocument {
  const { document } = reading
  const no = invalidInput(reading.with([...documentFaults(document), ...strange(document)]))
  return no ? refuse(no) : (document as EditionDocument)
}

function unreadable({ text, tooLarge }: Unreadable): Problem {
  if (tooLarge) return { code: 'too-large', detail: text }
  return { code: 'invalid-input', detail: text, errors: [{ pointer: '', text }] }
}

function nothingBefore(): never {
  return refuse({
    problem: httpProblem(
      'invalid-input',
      '.csv 只含事项，而辖区还没有草案或清单可取标题、条款和依据：请先提交 .xlsx',
      'A .csv holds items alone, and there is no draft or list to take title, terms and bases from: send an .xlsx first',
    ),
  })
}
