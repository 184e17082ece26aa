// Whoever reads only the first lines of an answer gets no stack after them.
import { exec } from 'node:child_process'
import { resolve } from 'node:path'
import t from 'tap'

const cli = resolve(import.meta.dirname, '../../src/cli.ts')

t.test('a reader that stops early', async (t) => {
  const { out, err } = await new Promise<{ out: string; err: string }>((done) => {
    exec(`"${process.execPath}" "${cli}" openapi | head -c 10`, (_, out, err) => done({ out, err }))
  })
  t.equal(out.length, 10)
  t.equal(err, '')
})
