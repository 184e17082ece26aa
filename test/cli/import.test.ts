// zhunru import and zhunru template: a list from a file, by whoever runs the command; every fault by its cell.
import { readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { runImport, runTemplate } from '../../src/commands/import.ts'
import { readConfig } from '../../src/host/config.ts'
import { loadSample } from '../../src/host/sample.ts'
import { openStore } from '../../src/schema/sql/store.ts'
import { countedChance } from '../a-service.ts'
import { readBytes, sample, sampleWith, workbookOf } from '../formats/workbook/a-workbook.ts'
import { aFolder } from '../store/a-file.ts'

const { folder, url, clock, remove } = aFolder()
t.teardown(remove)
const open = (create = false) => openStore(url, clock, countedChance(), { create })
const store = open(true)
await loadSample(store)
await store.close()

const path = (name: string, bytes: Buffer | string) => {
  writeFileSync(`${folder}/${name}`, bytes)
  return `${folder}/${name}`
}
async function run(...args: string[]) {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  const code = await runImport(readConfig({ DATABASE_URL: url }), args, clock, countedChance(), print)
  return { code, out: lines.join('\n') }
}
/** What is recorded now. */
async function now() {
  const store = open()
  const [draft, latest] = [store.reads.draft('990105'), store.reads.latestEdition('990105')]
  await store.close()
  return { draft, latest }
}

t.test('a draft, and not over somebody’s draft unless told so', async (t) => {
  const file = path('list.xlsx', await workbookOf())
  t.match(await run(file, '--jurisdiction', '990105'), { code: 0, out: /已存为辖区 990105 的草案/ })
  t.match((await now()).draft, { editedBy: 'cli' })
  await t.rejects(run(file, '--jurisdiction', '990105'), { message: /已有草案/ })
  t.match(await run(file, '--jurisdiction', '990105', '--replace'), { code: 0 })
})

t.test('published outright, with what its day requires', async (t) => {
  const file = path('list.json', JSON.stringify({ ...sample, title: '二〇二七年清单' }))
  const publish = (day: string) => run(file, '--jurisdiction', '990105', '--publish', '--effective-from', day)
  t.match(await publish('2027-01-01'), { code: 0, out: /第 2 版，自 2027-01-01 起生效/ })
  t.match((await now()).latest, { number: 2, effectiveFrom: '2027-01-01' })
  t.match(await publish('2026-12-01'), { code: 1, out: /不能早于第 2 版/ })
})

t.test('faults, each with its cell, and nothing is imported', async (t) => {
  const before = await now()
  const file = path('faulty.xlsx', await sampleWith({ items: { B3: '帮忙' }, terms: { C3: '三十' } }))
  const { code, out } = await run(file, '--jurisdiction', '990105', '--replace')
  t.equal(code, 1)
  t.match(out.split('\n'), [/^事项!B3: 事项类别：/, /^条款!C3: 提前申请的工作日：/, /^共 2 处错误/])
  t.match(await run(path('no.xlsx', 'x'), '--jurisdiction', '990105'), { code: 1, out: /不是 \.xlsx/ })
  t.match(await run(path('no.json', '{'), '--jurisdiction', '990105'), { code: 1, out: /JSON/ })
  t.strictSame(await now(), before)
})

t.test('command lines that cannot be carried out', async (t) => {
  const file = `${folder}/list.xlsx`
  await t.rejects(run(file), { message: /用法/ })
  await t.rejects(run(file, '--jurisdiction', '9901055'), { message: /用法/ })
  await t.rejects(run(file, '--jurisdiction', '990105', '--publish'), { message: /用法/ })
  await t.rejects(run(file, '--jurisdiction', '990105', '--effective-from', '2027-01-01'), { message: /用法/ })
  await t.rejects(run(`${folder}/none.xlsx`, '--jurisdiction', '990105'), { message: /没有文件/ })
  await t.rejects(run(path('items.csv', '事项编码,事项类别\n'), '--jurisdiction', '440305'), { message: /只含事项/ })
})

t.test('the blank workbook', async (t) => {
  t.equal(await runTemplate([`${folder}/blank.xlsx`]), 0)
  const { reading } = await readBytes(readFileSync(`${folder}/blank.xlsx`))
  t.match(reading.document, { items: [], bases: [], terms: { reviewWorkingDays: 15 } })
  await t.rejects(runTemplate([`${folder}/blank.xlsx`]), { message: /不会覆盖/ })
  await t.rejects(runTemplate([]), { message: /用法/ })
})
