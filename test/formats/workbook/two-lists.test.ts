// 两张清单, as they are printed.
import t from 'tap'
import { twoLists } from '../../../src/formats/workbook/two-lists.ts'
import { readSample } from '../../../src/host/sample.ts'
import { partsOf, written } from './a-workbook.ts'

const { edition } = readSample()
const sheets = twoLists(edition, (code) => (code === '990105-SFJ' ? '样例区司法局' : undefined))
const [committee = [], station = []] = sheets.map(({ rows }) => [...(rows as Iterable<readonly unknown[]>)])

t.test('the committee’s and the station’s are two lists', async (t) => {
  t.strictSame(
    sheets.map(({ name }) => name),
    ['居民委员会清单', '社区服务站清单'],
  )
  t.equal(committee.length, 18 + 40)
  t.equal(station.length, 15)
  t.strictSame([...new Set(committee.map(([, duty]) => duty))], ['主体职责', '配合职责'], 'principal first')
  t.strictSame(committee[0]?.slice(0, 4), [1, '主体职责', '法律政策宣传', edition.items[0]?.name])
  const correction = committee.find(([, , , name]) => name === '协助社区矫正')
  t.equal(correction?.[4], '样例区司法局', 'who leads, by name')
  t.match(correction?.[5], /^《中华人民共和国社区矫正法》第十二条\n/)
  t.ok(
    committee.some(([, , , , leads]) => leads === '990105-XFJ'),
    'a code where no name is known',
  )
})

t.test('every printed page says which list it is of', async (t) => {
  const bytes = await written(sheets.map((sheet) => ({ ...sheet, caption: 'A & B <样例>' })))
  const parts = await partsOf(bytes, ['xl/worksheets/sheet1.xml', 'xl/workbook.xml'])
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
  t.match(sheet, /<oddHeader>&amp;CA &amp;&amp; B &lt;样例><\/oddHeader>/)
  t.match(sheet, /<row r="\d+" ht="30">/, 'rows as high as their texts')
  t.match(parts['xl/workbook.xml'], /Print_Titles" localSheetId="1">'社区服务站清单'!\$1:\$1</)
})
