// Editions as they come in: JSON with the faults of its schema, files with the place of every fault in them.
import type { FastifyRequest } from 'fastify'
import { Unreadable } from '../../formats/workbook/cells.ts'
import { type Reading, readEdition, readItems } from '../../formats/workbook/editions.ts'
import { editionFaults } from '../../policy/list/edition-faults.ts'
import { problem } from '../../policy/problem.ts'
import type { EditionDocument, Fault, Problem } from '../../policy/terms.ts'
import { shanghaiDay } from '../../policy/time/days.ts'
import type { Store } from '../../schema/sql/store.ts'
import { documentFaults } from '../../schema/wire/document-faults.ts'
import { schemaFaults } from '../../schema/wire/schema-faults.ts'
import { mediaTypes } from '../http/accept.ts'
import { invalidInput, refuse } from '../http/problem.ts'

/** More are not told at once. */
const mostFaults = 1000

/** The faults of a body that came as JSON, on a route that attaches its validation. */
export function jsonFaults({ validationError, body }: FastifyRequest): Fault[] {
  return [
    ...(validationError ? schemaFaults(validationError.validation, validationError.validationContext) : []),
    ...editionFaults(body),
  ]
}

/** What a .csv of items completes: the draft, or else the edition in force today. */
export function documentBefore(
  { reads, edition, clock }: Pick<Store, 'reads' | 'edition' | 'clock'>,
  jurisdiction: string,
): EditionDocument | undefined {
  const today = shanghaiDay(new Date(clock.now()).toISOString())
  const known = reads.editionInForce(jurisdiction, today)?.ref
  const row = reads.draft(jurisdiction) ?? (known && edition(known.jurisdiction, known.number))
  return row && JSON.parse(row.document)
}

/** The document in a .xlsx, or in a .csv of items that completes the document of `before`. Refuses with every fault and its place. */
export async function readUpload(
  request: FastifyRequest,
  bytes: Buffer,
  before: () => EditionDocument | undefined,
): Promise<EditionDocument> {
  const isCsv = request.headers['content-type']?.toLowerCase().startsWith(mediaTypes.csv)
  try {
    const reading = isCsv ? readItems(bytes, before() ?? nothingBefore()) : await readEdition(bytes)
    return accepted(reading)
  } catch (error) {
    if (error instanceof Unreadable) return refuse({ problem: unreadable(error) })
    throw error
  }
}

function accepted(reading: Reading): EditionDocument {
  const faults = reading.with(documentFaults(reading.document))
  if (faults.length === 0) return reading.document as EditionDocument
  const { detail } = invalidInput(faults)
  return refuse({ problem: { code: 'invalid-input', detail, errors: faults.slice(0, mostFaults) } })
}

function unreadable({ text, tooLarge }: Unreadable): Problem {
  if (tooLarge) return { code: 'too-large', detail: text }
  return { code: 'invalid-input', detail: text, errors: [{ pointer: '', text }] }
}

function nothingBefore(): never {
  return refuse(
    problem(
      'invalid-input',
      '.csv 只含事项，而辖区还没有草稿或清单可取标题、条款和依据：请先提交 .xlsx',
      'A .csv holds items alone, and there is no draft or list to take title, terms and bases from: send an .xlsx first',
    ),
  )
}
