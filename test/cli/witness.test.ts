// The witness's answers to a log that brings its checkpoints (C2SP tlog-witness).
import t from 'tap'
import { addCheckpoint } from '../../src/audit/add-checkpoint.ts'
import { listen } from '../../src/commands/witness-listen.ts'
import { openCheckpoint, verifierKey } from '../../src/policy/log/checkpoint.ts'
import { consistencyProof } from '../../src/policy/log/tree.ts'
import { checkpointOf, entriesOf, key, newSigner, storedTree } from '../policy/log/a-log.ts'

const cosigner = newSigner('witness.example/a')
const witnessKey = verifierKey(cosigner.name, cosigner.publicKey, 'cosignature')
const entries = entriesOf(20)
const read = storedTree(entries.map(({ leafHash }) => leafHash))
const proof = (from: number, to: number) =>
  consistencyProof(from, to, read).map((hash) => `${Buffer.from(hash, 'hex').toString('base64')}\n`)
const request = (old: number, size: number, lines = proof(old, size)) =>
  `old ${old}\n${lines.join('')}\n${checkpointOf(entries, size)}`
const asked = (text: string, kept?: string) => addCheckpoint(text, { key, kept, cosigner, seconds: 1_800_000_000 })

t.test('a checkpoint that continues the kept one is cosigned', async (t) => {
  const first = asked(request(0, 7))
  t.equal(first.status, 200)
  const then = asked(request(7, 20), first.note)
  t.equal(then.status, 200)
  t.match(openCheckpoint(then.note as string, key, [witnessKey]), {
    size: 20,
    cosignatures: [{ name: cosigner.name, timestamp: 1_800_000_000 }],
  })
  t.equal(asked(request(20, 20), then.note).status, 200, 'the same again')
})

t.test('everything else is refused as the protocol says', async (t) => {
  const kept = asked(request(0, 7)).note
  t.match(asked(request(0, 20), kept), { status: 409, body: '7\n', type: 'text/x.tlog.size' })
  t.match(asked(request(9, 20), kept), { status: 409, body: '7\n' })
  t.match(asked(request(7, 20, proof(6, 20)), kept), { status: 422 })
  t.match(asked(request(7, 20, []), kept), { status: 422 })
  t.match(asked(`old 9\n\n${checkpointOf(entries, 7)}`, kept), { status: 400 })
  t.match(asked(request(0, 7), undefined).status, 200)
  const stranger = newSigner('zhunru.example/log')
  t.match(asked(`old 7\n\n${checkpointOf(entries, 7, stranger)}`, kept), { status: 403 })
  t.match(asked(`old 7\n\n${checkpointOf(entries, 7, newSigner('other.example/log'))}`, kept), { status: 404 })
  const rewritten = entries.with(3, entries[4] as (typeof entries)[number])
  t.match(asked(`old 7\n\n${checkpointOf(rewritten, 7)}`, kept), { status: 409 }, 'two logs of one size')
  for (const text of ['', 'old', 'old x\n\nfoo', 'old 7\nabc\n\nfoo', `old 07\n\n${checkpointOf(entries, 7)}`])
    t.match(asked(text, kept), { status: 400 }, text)
})

t.test('what was seen is there but cannot be read: nothing is cosigned, not even what would continue it', async (t) => {
  const { note = '' } = asked(request(0, 7))
  for (const spoilt of ['', 'garbage', note.slice(0, 40), note.replace('example', 'elsewhere')]) {
    t.match(asked(request(0, 7), spoilt), { status: 503 }, spoilt)
    t.match(asked(request(0, 20), spoilt), { status: 503 })
    t.match(asked(request(7, 20), spoilt), { status: 503 })
  }
})

t.test('over HTTP: kept before it is answered', async (t) => {
  let kept: string | undefined
  const troubles: string[] = []
  const server = await listen(
    0,
    '127.0.0.1',
    () => ({ key, kept, cosigner, seconds: 1 }),
    (note) => {
      kept = note
    },
    (trouble) => troubles.push(trouble),
  )
  t.teardown(() => server.close())
  const { port } = server.address() as { port: number }
  const post = (path: string, body: string) => fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body })
  const answer = await post('/add-checkpoint', request(0, 7))
  t.equal(answer.status, 200)
  t.ok(kept?.endsWith(await answer.text()))
  const conflict = await post('/add-checkpoint', request(0, 20))
  t.equal(conflict.status, 409)
  t.equal(conflict.headers.get('content-type'), 'text/x.tlog.size')
  t.equal((await post('/add-checkpoint', 'x'.repeat(100_000))).status, 413)
  t.equal((await post('/other', '')).status, 404)
  kept = 'garbage'
  t.equal((await post('/add-checkpoint', request(0, 20))).status, 503)
  t.strictSame(troubles, ['what was seen before cannot be read: this is no signed note'])
})
