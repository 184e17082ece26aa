// Editions for the tests: the sample's, changed in one respect, drafted by one keeper and published by another.

import { readSample } from '../src/host/sample.ts'
import type { EditionDocument, Item } from '../src/policy/terms.ts'
import type { Answer, TestService } from './a-service.ts'

/** The sample's document after a change. */
export function changedSample(change: (document: EditionDocument) => void = () => {}): EditionDocument {
  const document = readSample().edition
  change(document)
  return document
}

export function itemIn(document: EditionDocument, code: string): Item {
  const item = document.items.find((one) => one.code === code)
  if (!item) throw new Error(`the sample has no item ${code}`)
  return item
}

/** A small list of one item on one basis without end. */
export function smallList(title = '样例清单', code = 'XZ-01-01'): EditionDocument {
  const { terms } = readSample().edition
  return {
    title,
    terms,
    bases: [{ id: 'B-1', title: '社区矫正法', article: '12', force: 'shall-assist' }],
    items: [{ code, kind: 'assistance', category: '司法行政', name: '协助社区矫正', bases: ['B-1'] }],
  }
}

/** Puts a draft as `keeper`, in place of whatever draft there is. */
export async function draftOf(
  service: TestService,
  document: EditionDocument,
  jurisdiction = '990105',
): Promise<Answer> {
  const at = `/v1/lists/${jurisdiction}/draft`
  const known = await service.call('keeper', 'GET', at)
  const headers = known.status === 200 ? { 'if-match': String(known.headers.etag) } : {}
  return service.call('keeper', 'PUT', at, document, headers)
}

/** Drafts as `keeper` and publishes as `secondKeeper`. */
export async function publish(
  service: TestService,
  document: EditionDocument,
  effectiveFrom: string,
  jurisdiction = '990105',
): Promise<Answer> {
  await draftOf(service, document, jurisdiction)
  return service.call('secondKeeper', 'POST', `/v1/lists/${jurisdiction}/draft/publication`, { effectiveFrom })
}
