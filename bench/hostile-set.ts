// What a stranger, or a key of one organisation, can send to hold everybody up.
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { readSample } from '../src/host/sample.ts'
import { request } from './request.ts'

export interface Hostile {
  name: string
  method?: 'GET' | 'POST' | 'PUT'
  path: string
  key?: 'organisation' | 'keeper'
  headers?: Record<string, string>
  body?: string | Buffer
}

const megabyte = 1024 * 1024
/** As many copies as fit in so many bytes. */
const filled = (bytes: number, unit: string) => unit.repeat(Math.floor(bytes / unit.length))
const json = { 'content-type': 'application/json' }
const check = (name: string, body: string): Hostile => ({
  name,
  method: 'POST',
  path: '/v1/checks',
  key: 'organisation',
  headers: json,
  body,
})
const draft = (name: string, type: string, body: string | Buffer): Hostile => ({
  name,
  method: 'PUT',
  path: '/v1/lists/990105/draft',
  key: 'keeper',
  headers: { 'content-type': type },
  body,
})
const csv = (name: string, unit: string) => draft(name, 'text/csv', filled(16 * megabyte - 100, unit))
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const listOf = (bytes: number, unit: string) => `${filled(bytes - 40, `${unit},`)}${unit}`
const members = (n: number, one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i)).join(',')

/** A workbook whose sheet of items is this XML. */
async function workbook(sheetData: string): Promise<Buffer> {
  const zip = new ZipFile()
  const add = (name: string, part: string) => zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${part}`), name)
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relations = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  add('_rels/.rels', relations(`<Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/>`))
  add(
    'xl/workbook.xml',
    `<workbook xmlns:r="${relation}"><sheets><sheet name="事项" sheetId="1" r:id="r1"/></sheets></workbook>`,
  )
  add(
    'xl/_rels/workbook.xml.rels',
    relations(`<Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/>`),
  )
  add('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`)
  zip.end()
  return buffer(zip.outputStream)
}

const cell = '<c t="inlineStr"><is><t>x</t></is></c>'
/** Cells that pack badly, as those of a real sheet. */
const cells = (n: number, row: number) =>
  Array.from({ length: n }, (_, i) => `<c><v>${(i * 7919 + row * 104_729) % 97}</v></c>`).join('')

/** No attack, but as long as any list is: 2,000 items. */
function longDraft(): string {
  const { edition } = readSample()
  const items = Array.from({ length: 2_000 }, (_, i) => ({
    ...edition.items[i % edition.items.length],
    code: `X-${i}`,
  }))
  return JSON.stringify({ ...edition, items })
}

export const hostileCommunities = Array.from({ length: 500 }, (_, n) => `990105${String(200_000 + n)}`)

/** As long as a request may be: 500 communities, and whatever a rule may object to. */
function longRequest(path: string, wrong: boolean): Hostile {
  const year = new Date().getFullYear() + 1
  const sound = request(0)
  const body = {
    ...sound,
    item: 'XZ-07-01',
    targets: hostileCommunities.map((community) => ({ community, quantity: 3, amountFen: wrong ? 1 : 0 })),
    support: wrong ? {} : { ...sound.support, funding: undefined },
    ...(wrong && { demands: Array.from({ length: 50 }, () => ({ kind: 'ledger', name: '台'.repeat(200) })) }),
    period: { from: `${year}-06-01`, until: `${year}-12-31` },
  }
  const name = wrong ? 'request for 500 communities, all wrong' : 'request for 500 communities, without money'
  return { name, method: 'POST', path, key: 'organisation', headers: json, body: JSON.stringify(body) }
}

export async function hostileSet(): Promise<Hostile[]> {
  return [
    {
      name: 'Accept-Language of 15,500 blanks',
      path: '/v1/x',
      headers: { 'accept-language': `a${' '.repeat(15_500)}b` },
    },
    { name: 'Accept of 15,000 commas', path: '/v1/x', headers: { accept: filled(15_000, ',a;q=0') } },
    { name: 'address of 15,000 characters', path: `/v1/lists/${'%41'.repeat(5_000)}` },
    { name: 'cursor of 15,000 characters', path: `/v1/organisations?cursor=${'A'.repeat(15_000)}`, key: 'keeper' },
    check('1 MB of targets {}', `{"targets":[${listOf(megabyte, '{}')}]}`),
    check('1 MB of unknown members', `{${members(80_000, (i) => `"k${i}":1`)}}`),
    check(
      '1 MB of targets of unknown members',
      `{"targets":[${members(400, () => `{${members(220, (i) => `"k${i}":1`)}}`)}]}`,
    ),
    check(
      '25,000 unknown communities',
      `{"targets":[${members(25_000, (i) => `{"community":"c${i}","amountFen":1}`)}]}`,
    ),
    check('70,000 objects of repeated members', `[${members(70_000, () => '{"a":1,"a":1}')}]`),
    check('170,000 repeated members', `{${filled(megabyte - 40, '"a":1,')}"a":1}`),
    check('1 MB of texts that cannot be kept', `{"title":[${listOf(megabyte, '"\\ud800"')}]}`),
    check('1 MB of [ without an end', filled(megabyte, '[')),
    check('1 MB nested 90 deep', `[${listOf(megabyte, `${'['.repeat(90)}${']'.repeat(90)}`)}]`),
    check('1 MB of malformed tokens', `{"a":[${filled(megabyte - 100, '1,')}tru`),
    check('1 MB of backslashes', `"${filled(megabyte - 10, '\\\\')}`),
    check('one text of 1 MB', `{"title":"${filled(megabyte - 40, 'a')}"}`),
    check('one number of 1 MB', `{"timesPerMonth":${filled(megabyte - 40, '9')}}`),
    longRequest('/v1/checks', true),
    ...Array.from({ length: 3 }, () => longRequest('/v1/assignments', true)),
    longRequest('/v1/assignments', false),
    { name: 'a page of 500 requests for 500 communities', path: '/v1/assignments?limit=500', key: 'organisation' },
    draft('16 MB of items {}', 'application/json', `{"items":[${listOf(16 * megabyte, '{}')}]}`),
    draft('4 MB of items {}', 'application/json', `{"items":[${listOf(4 * megabyte, '{}')}]}`),
    draft(
      '3.9 MB of bases',
      'application/json',
      `{"title":"x","terms":{},"items":[],"bases":[${members(50_000, (i) => `{"id":"B${i}","title":"某法","article":"1","force":"may"}`)}]}`,
    ),
    draft(
      '5,000 items of faults',
      'application/json',
      `{"items":[${members(5_000, (i) => `{"code":"X ${i}","kind":"x","fee":{"a":1,"b":2},"leads":["${'x '.repeat(30)}"],"bases":["?","?"]}`)}]}`,
    ),
    draft(
      'workbook of 300 × 16,000 cells',
      xlsx,
      await workbook(filled(300 * 16_000 * cell.length + 300 * 11, `<row>${cell.repeat(16_000)}</row>`)),
    ),
    draft(
      'workbook of 300 × 16,000 odd cells',
      xlsx,
      await workbook(Array.from({ length: 300 }, (_, row) => `<row>${cells(16_000, row)}</row>`).join('')),
    ),
    draft(
      'workbook of 6,000 × 250 odd cells',
      xlsx,
      await workbook(Array.from({ length: 6_000 }, (_, row) => `<row>${cells(250, row)}</row>`).join('')),
    ),
    draft('workbook of 1,500,000 blank rows', xlsx, await workbook('<row/>'.repeat(1_500_000))),
    draft(
      'workbook, a tag of 500,000 attributes',
      xlsx,
      await workbook(`<row ${Array.from({ length: 500_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`),
    ),
    draft('a sound draft of 2,000 items', 'application/json', longDraft()),
    csv('16 MB of .csv: newlines', '\n'),
    csv('16 MB of .csv: commas', ','),
    csv('16 MB of .csv: quotes', '"'),
    csv('16 MB of .csv: a,', 'a,'),
    draft('4 MB of .csv: a,', 'text/csv', filled(4 * megabyte - 100, 'a,')),
    draft('4 MB of .csv: newlines', 'text/csv', filled(4 * megabyte - 100, '\n')),
  ]
}
