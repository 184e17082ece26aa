// What an auditor does at their own desk, by the command line: 0 whole, 1 found wrong and where, 2 could not tell.
import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import t from 'tap'
import { verifyService } from '../../src/audit/service.ts'
import { runVerify, verifyUrl } from '../../src/commands/verify.ts'
import { readConfig } from '../../src/host/config.ts'
import { verifierKey } from '../../src/policy/log/checkpoint.ts'
import { manifestLine, rangeProof } from '../../src/policy/log/export.ts'
import { aService, soundRequest } from '../a-service.ts'
import { storedTree } from '../policy/log/a-log.ts'
import { aFolder } from '../store/a-file.ts'

const cli = resolve(import.meta.dirname, '../../src/cli.ts')

/** A verifier key under the log's name that is not the log's. */
const newKey = () => {
  const { publicKey } = generateKeyPairSync('ed25519')
  return verifierKey('zhunru.example/log', Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url'))
}

/** Runs the command as people do. */
const spawned = (args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const child = execFile(process.execPath, [cli, ...args], { env: { PATH: process.env.PATH ?? '' } }, (_, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    )
  })

/** The same without a process of its own. */
async function verify(
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; out: string }> {
  const lines: string[] = []
  const code = await runVerify(readConfig({}), args, environment, (line) => lines.push(line))
  return { code, out: lines.join('\n') }
}

t.test('files and a running service', async (t) => {
  const { folder, remove } = aFolder()
  t.teardown(remove)
  const service = await aService()
  t.teardown(() => service.close())
  const { body } = await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  const url = await service.app.listen({ port: 0 })
  const file = (name: string, text: string) => {
    writeFileSync(`${folder}/${name}`, text)
    return `${folder}/${name}`
  }
  const get = async (who: 'auditor' | undefined, path: string) => (await service.call(who, 'GET', `/v1/${path}`)).text
  const kept = file('kept.note', await get(undefined, 'log/checkpoint'))
  const key = (await get(undefined, 'log/key')).trim()
  const exported = file('export.ndjson', await get('auditor', 'log/export'))
  const receipt = file('receipt.json', await get('auditor', `log/entries/${body.log.index}/receipt`))
  const edition = file('edition.json', await get('auditor', 'lists/990105/editions/1'))
  const lines = readFileSync(exported, 'utf8').trimEnd().split('\n')
  const cut = file('cut.ndjson', lines.slice(0, -1).join('\n'))
  const strange = file('strange.txt', 'hello')

  await t.test('whole: 0', async (t) => {
    for (const args of [
      [exported, '--key', key],
      [exported, '--key', key, '--checkpoint', kept],
      [exported, '--key', key, '--range', `0..${lines.length - 2}`],
      [exported, '--key', key, '--replay', '--edition', edition],
      [receipt, '--key', key, '--replay', '--edition', edition],
      ['receipt', receipt, '--key', key],
      [url, '--key', key, '--checkpoint', kept],
    ]) {
      const { code, out } = await verify(args)
      t.equal(code, 0, args.join(' '))
      t.match(out, /完好 whole/)
    }
    const { code, out } = await verify([url, '--replay', '--key', key], { ZHUNRU_KEY: 'auditor' })
    t.equal(code, 0)
    t.match(out, /replayed 1 decisions: all the same/)
  })

  await t.test('wrong: 1, and where', async (t) => {
    t.match(await spawned(['verify', cut]), { code: 1, out: /The file is cut: entries 90 to 90/ })
    const foreign = newKey()
    t.match(await verify([receipt, '--key', foreign]), { code: 1, out: /cannot be believed/ })
  })

  await t.test('could not tell: 2', async (t) => {
    for (const args of [
      [url],
      [strange],
      [exported],
      [receipt],
      [url, '--checkpoint', kept],
      [exported, '--key', key, '--replay'],
      [exported, '--key', key, '--range', '0..5'],
      ['http://127.0.0.1:9'],
    ])
      t.equal((await verify(args)).code, 2, args.join(' '))
    t.match((await verify([exported])).out, /by the key that stands in it, which may be anybody’s/)
    for (const args of [
      [exported, '--range', '5..1'],
      [`${folder}/none`],
      ['--unknown'],
      [exported, receipt],
      [receipt, '--key', 'no key'],
    ])
      await t.rejects(verify(args))
    t.equal((await spawned(['verify', `${folder}/none`])).code, 2)
  })

  await t.test('a receipt that is damaged anywhere is told, never thrown', async (t) => {
    const whole = JSON.parse(readFileSync(receipt, 'utf8'))
    const withEntry = (change: object) => ({ ...whole, entry: { ...whole.entry, ...change } })
    const damaged = [
      ...['eA==', 'e30=', '!', 7, null, undefined].map((leaf) => withEntry({ leaf })),
      withEntry({ index: 'x' }),
      { ...whole, proof: { hashes: [1] } },
      { ...whole, proof: { ...whole.proof, hashes: [null] } },
      { ...whole, checkpoint: '' },
      { ...whole, entry: [] },
    ]
    for (const one of damaged) {
      const text = `${JSON.stringify(one, null, 2)}\n`
      t.equal((await verify([file('damaged.json', text), '--key', key])).code, 1, text.slice(0, 200))
    }
    const text = readFileSync(receipt, 'utf8')
    const twice = text.replace('"body": {', '"body": {"title": "another"},\n    "body": {')
    t.not(twice, text)
    t.equal((await verify([file('twice.json', twice), '--key', key])).code, 2, 'a body that comes twice')
  })

  await t.test('a service that put another log in place of the kept one', async (t) => {
    const rewritten = await aService()
    t.teardown(() => rewritten.close())
    await rewritten.call('justice', 'POST', '/v1/assignments', soundRequest())
    await rewritten.call('justice', 'POST', '/v1/assignments', soundRequest())
    const there = await rewritten.app.listen({ port: 0 })
    const found = await verifyUrl(there, { key, checkpoint: readFileSync(kept, 'utf8') })
    t.match(found, { verdict: 'wrong', faults: [/rewritten/] })
    const shrunk = await aService()
    t.teardown(() => shrunk.close())
    const less = await verifyUrl(await shrunk.app.listen({ port: 0 }), {
      key,
      checkpoint: readFileSync(kept, 'utf8'),
    })
    t.match(less, { verdict: 'wrong', faults: [/has shrunk/] })
    const denied = await verifyUrl(there, { key }, 'justice')
    t.match(denied, { verdict: 'could-not-tell', faults: [/403/] })
  })

  await t.test('a witness remembers, cosigns, and shouts', async (t) => {
    const state = `${folder}/seen.note`
    const watch = (at: string) =>
      spawned([
        'witness',
        '--url',
        at,
        '--key',
        key,
        '--state',
        state,
        '--signing-key',
        `${folder}/witness.key`,
        '--once',
      ])
    t.match(await watch(url), { code: 0, out: /First look/, err: /witness.local/ })
    await service.call('justice', 'POST', '/v1/assignments', soundRequest())
    t.match(await watch(url), { code: 0, out: /continues the 91 that were kept/ })
    const seen = readFileSync(state, 'utf8')
    t.equal(seen.split('\n').filter((line) => line.startsWith('— ')).length, 2, 'log and witness')
    const other = await aService()
    t.teardown(() => other.close())
    for (let i = 0; i < 3; i++) await other.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
    const shout = await watch(await other.app.listen({ port: 0 }))
    t.match(shout, { code: 1, err: /TELL THE AUDIT OFFICE/, out: /rewritten/ })
    t.equal(readFileSync(state, 'utf8'), seen, 'what was seen is kept')
    t.match(await watch('http://127.0.0.1:9'), { code: 2 })
  })
})

t.test('a service that chooses what it gives is never believed beyond that', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  while (service.store.log.size() < 102)
    await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  const text = async (path: string) => (await service.call('auditor', 'GET', `/v1/log/${path}`)).text
  const key = (await text('key')).trim()
  const older = await text('export?of=entries')
  await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  const [whole, checkpoint] = [await text('export?of=entries'), await text('checkpoint')]
  const narrower = await text('export?of=entries&item=XZ-07-01')
  const size = service.store.log.size()

  /** The export that shows the leaves of [start, end) alone, as anybody can make it from the whole one. */
  const [first = '', ...lines] = whole.trimEnd().split('\n')
  const read = storedTree(lines.map((line) => JSON.parse(line).leafHash))
  const part = (start: number, end: number) => {
    const shown = lines.slice(start, end)
    const manifest = manifestLine({
      ...JSON.parse(first),
      range: { start, end },
      counts: { leaves: end - start, matching: shown.filter((line) => line.includes('"salt"')).length },
      proof: rangeProof(start, end, size, read),
    })
    return [manifest, ...shown].join('\n')
  }
  const verdict = async (body: string | ReadableStream<Uint8Array>, more: object = {}) => {
    const ask = async (path: string) =>
      new Response(path === 'key' ? key : path === 'checkpoint' ? checkpoint : (body as string))
    return verifyService(ask, { key, authorised: true, replay: true, ...more })
  }
  t.match(await verdict(whole), { verdict: 'whole', faults: [] })
  t.match(await verdict(whole, { jurisdiction: '990105' }), { verdict: 'whole' })
  t.match(await verdict(whole, { jurisdiction: '9901' }), { verdict: 'could-not-tell' })
  t.match(await verdict(older), {
    verdict: 'could-not-tell',
    faults: [/newer than the export/, /and the checkpoint signs/],
  })
  const narrowed = await verdict(narrower)
  t.equal(narrowed.verdict, 'could-not-tell')
  t.ok(narrowed.faults.some((what) => /asked for every entry and answered .*XZ-07-01/.test(what)))
  const greens: string[] = []
  for (let start = 0; start < size; start += 7)
    for (let end = start + 1; end <= size; end += 11)
      if ((await verdict(part(start, end))).verdict === 'whole') greens.push(`${start} ${end}`)
  for (const [start, end] of [
    [0, size - 1],
    [1, size],
  ] as const)
    if ((await verdict(part(start, end))).verdict === 'whole') greens.push(`${start} ${end}`)
  t.strictSame(greens, [], 'no part is')
  for (const strange of ['', '{}', 'x', '[]\n[]', checkpoint, whole.slice(0, -200)])
    t.not((await verdict(strange)).verdict, 'whole', strange.slice(0, 20))
  const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(4_000_000)) })
  t.match(await verdict(endless), { verdict: 'could-not-tell', faults: [/a line has more than/] })
})
