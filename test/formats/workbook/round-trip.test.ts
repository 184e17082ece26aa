// What is written is what is read: every member of every document, exactly.
import { buffer } from 'node:stream/consumers'
import t from 'tap'
import { csvBom } from '../../../src/formats/workbook/csv.ts'
import { editionSheets, itemsCsv, readEdition, readItems } from '../../../src/formats/workbook/editions.ts'
import { writeWorkbook } from '../../../src/formats/workbook/write.ts'
import { readSample } from '../../../src/host/sample.ts'
import { canonicalJson } from '../../../src/policy/log/canonical.ts'
import type { EditionDocument } from '../../../src/policy/terms.ts'
import fc from '../../properties.ts'
import { anyDocument } from './a-document.ts'

const written = (document: EditionDocument) => buffer(writeWorkbook(editionSheets(document)))

t.test('the sample, as a workbook and back, is itself', async (t) => {
  const { edition } = readSample()
  const { document, faults } = await readEdition(await written(edition))
  t.same(faults, [])
  t.equal(canonicalJson(document), canonicalJson(edition))
})

t.test('any document, as a workbook and back, is itself', async (t) => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (edition) => {
      const { document, faults } = await readEdition(await written(edition))
      if (faults.length > 0) throw new Error(JSON.stringify(faults))
      return canonicalJson(document) === canonicalJson(edition)
    }),
    { numRuns: 150 },
  )
  t.pass()
})

t.test('the items of any document, as a .csv and back, are themselves', async (t) => {
  await fc.assert(
    fc.asyncProperty(anyDocument, fc.boolean(), async (edition, bom) => {
      const csv = Buffer.from((bom ? csvBom : '') + [...itemsCsv(edition.items)].join(''))
      const { document, faults } = await readItems(csv, edition)
      if (faults.length > 0) throw new Error(JSON.stringify(faults))
      return canonicalJson(document) === canonicalJson(edition)
    }),
    { numRuns: 150 },
  )
  t.pass()
})

t.test('the same document gives the same bytes', async (t) => {
  const { edition } = readSample()
  t.ok((await written(edition)).equals(await written(edition)))
})
