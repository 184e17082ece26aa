// Lines of an export read on several threads: the same verdict, to the word, as where one thread reads them.
import t from 'tap'
import { judgingThreads } from '../../src/commands/judging.ts'
import { verifyExport } from '../../src/policy/log/export.ts'
import { aService, soundRequest } from '../a-service.ts'

async function* inPieces(text: string): AsyncGenerator<Buffer> {
  for (const line of text.split('\n')) yield Buffer.from(line)
}

t.test('whatever is done to a file, two threads find what one finds', async (t) => {
  const service = await aService()
  const judging = judgingThreads(2, 0)
  t.teardown(() => Promise.all([service.close(), judging.close()]))
  for (let i = 0; i < 12; i++)
    await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {}, title: `第${i}件` }))
  const whole = (await service.call('auditor', 'GET', '/v1/log/export?of=entries')).text
  const lines = whole.split('\n')
  const changed = (n: number, how: (line: string) => string) =>
    lines.map((line, i) => (i === n ? how(line) : line)).join('\n')
  const files = {
    whole,
    'with blank lines': lines.join('\n\n'),
    'a word changed': changed(lines.length - 4, (line) => line.replace('件', '个')),
    'a line removed': lines.toSpliced(20, 1).join('\n'),
    'two lines changed about': lines.toSpliced(20, 2, lines[21] as string, lines[20] as string).join('\n'),
    'no line': changed(30, () => 'x'),
    cut: lines.slice(0, 40).join('\n'),
    'no manifest': lines.slice(1).join('\n'),
    empty: '',
  }
  for (const [name, text] of Object.entries(files)) {
    const one = await verifyExport(inPieces(text))
    t.strictSame(await verifyExport(inPieces(text), {}, judging), one, name)
    t.equal(one.verdict === 'whole', name === 'whole' || name === 'with blank lines', `${name}: ${one.verdict}`)
  }
})
