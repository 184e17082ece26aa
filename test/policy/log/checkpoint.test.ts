import { generateKeyPairSync } from 'node:crypto'
import t from 'tap'
import {
  checkpointText,
  cosign,
  isLogKey,
  noteText,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseVerifierKey,
  signerFromPem,
  signNote,
  verifierKey,
} from '../../../src/policy/log/checkpoint.ts'
import { compareCheckpoints } from '../../../src/policy/log/consistency.ts'
import { consistencyProof } from '../../../src/policy/log/tree.ts'
import fc from '../../properties.ts'
import { checkpointOf, entriesOf, key, newSigner, origin, signer, storedTree } from './a-log.ts'

const root = 'ab'.repeat(32)
const text = checkpointText({ origin, size: 20852163, root })
const note = signNote(text, signer)
const witness = newSigner('witness.example/w1')
const witnessKey = verifierKey(witness.name, witness.publicKey, 'cosignature')
const whatOf = (opened: object) => ('what' in opened ? opened.what : 'opened')

t.test("Go's own note opens, and with one letter changed does not", async (t) => {
  const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const goNote =
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
  t.match(openNote(goNote, [goKey]), { signatures: [{ name: 'PeterNeumann', id: 'c74f20a3', kind: 'note' }] })
  t.match(openNote(goNote.replace('If', 'Of'), [goKey]), { what: /does not hold/ })
})

t.test('a checkpoint is written, signed, opened and read', async (t) => {
  t.equal(text, `${origin}\n20852163\n${Buffer.from(root, 'hex').toString('base64')}\n`)
  t.same(parseCheckpoint(text), { origin, size: 20852163, root })
  t.same(openCheckpoint(note, key), { origin, size: 20852163, root, cosignatures: [] })
  t.equal(noteText(note), text)
  t.match(note, /\n\n— zhunru\.example\/log [A-Za-z0-9+/]+=*\n$/)
  t.throws(() => checkpointText({ origin: '', size: 0, root }), TypeError)
  t.throws(() => checkpointText({ origin: 'a\nb', size: 0, root }), TypeError)
  t.throws(() => checkpointText({ origin, size: -1, root }), TypeError)
  t.throws(() => checkpointText({ origin, size: 1, root: 'ab' }), TypeError)
  t.throws(() => signNote('no newline', signer), TypeError)
})

t.test('no changed character opens', async () => {
  fc.assert(
    fc.property(fc.nat(note.length - 1), fc.constantFrom('A', '0', '\n', ' ', '+', '—'), (at, other) => {
      fc.pre(note[at] !== other)
      return 'what' in openCheckpoint(note.slice(0, at) + other + note.slice(at + 1), key)
    }),
    { numRuns: 1000 },
  )
})

t.test('malformed notes and checkpoints', async (t) => {
  const badNotes = [
    '',
    text,
    note.slice(0, -1),
    note.replace('\n\n', '\n'),
    `${note}\n`,
    note.replace('— ', '- '),
    `\u0007${note}`,
    note.replace('zhunru', '\ud800'),
    7,
  ]
  for (const bad of badNotes) t.ok('what' in openNote(bad as string, [key]), JSON.stringify(bad).slice(0, 40))
  const badTexts = [
    `${origin}\n1\n`,
    `\n1\n${'A'.repeat(43)}=\n`,
    text.replace('2085', '02085'),
    text.replace('20852163', '1e3'),
    text.replace('20852163', '9'.repeat(20)),
    `${text}\n`,
    text.trimEnd(),
    text.replace('=', ''),
  ]
  for (const bad of badTexts) t.equal(parseCheckpoint(bad), undefined, JSON.stringify(bad))
  t.same(parseCheckpoint(`${text}an extension\n`)?.size, 20852163)
  t.match(whatOf(openCheckpoint(signNote('not a checkpoint\n', signer), key)), /no checkpoint/)
  t.match(
    whatOf(openCheckpoint(signNote(text.replace(origin, 'another.example'), signer), key)),
    /checkpoint of another/,
  )
  t.match(whatOf(openCheckpoint(note, 'nonsense')), /malformed/)
})

t.test('keys', async (t) => {
  t.match(parseVerifierKey(key), { name: origin, kind: 'note' })
  t.match(parseVerifierKey(witnessKey), { name: witness.name, kind: 'cosignature' })
  t.ok(isLogKey(key))
  t.notOk(isLogKey(witnessKey))
  const [name, id, encoded] = key.split('+', 2).concat(key.split('+').slice(2).join('+')) as [string, string, string]
  for (const bad of [
    '',
    name,
    `${name}+${id}`,
    `x${key}`,
    `${name}+00000000+${encoded}`,
    key.slice(0, -4),
    `${key}=`,
    `a b+${id}+${encoded}`,
  ])
    t.equal(parseVerifierKey(bad), undefined, bad)
  t.throws(() => verifierKey('a b', signer.publicKey), TypeError)
  t.throws(() => verifierKey('a', new Uint8Array(31)), TypeError)
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string
  t.throws(() => signerFromPem('a', ec), { message: /not an Ed25519/ })
  t.throws(() => signerFromPem('a', 'SECRET'), { message: /^((?!SECRET).)*$/ })
  t.throws(() => signerFromPem('a+b', ec), { message: /plus/ })
})

t.test('strangers are passed over, impostors are not', async (t) => {
  const stranger = newSigner('stranger.example')
  const line = signNote(text, stranger).slice(text.length + 1)
  t.match(openCheckpoint(note + line, key), { size: 20852163 })
  t.match(whatOf(openCheckpoint(signNote(text, stranger), key)), /no signature/)
  const samename = newSigner()
  t.match(whatOf(openCheckpoint(signNote(text, samename), key)), /no signature/, 'same name, another key')
  const broken = signNote(text.replace('20852163', '20852164'), signer).split('\n\n')[1]
  t.match(whatOf(openCheckpoint(`${text}\n${broken}`, key)), /does not hold/)
})

t.test('cosignatures', async (t) => {
  const at = 1_679_315_147
  const cosigned = note + cosign(text, witness, at)
  t.match(openCheckpoint(cosigned, key, [witnessKey]), { cosignatures: [{ name: witness.name, timestamp: at }] })
  t.same(openCheckpoint(cosigned, key), openCheckpoint(note, key), 'nobody asked for that witness')
  t.match(
    whatOf(openCheckpoint(`${text}\n${cosign(text, witness, at)}`, key, [witnessKey])),
    /did not sign/,
    'a witness alone is not the log',
  )
  const other = note + cosign(text.replace('20852163', '7'), witness, at)
  t.match(whatOf(openCheckpoint(other, key, [witnessKey])), /does not hold/)
  const bytes = Buffer.from(cosign(text, witness, at).split(' ')[2] as string, 'base64')
  t.equal(bytes.length, 4 + 8 + 64)
  bytes[11] = (bytes[11] as number) ^ 1
  t.match(
    whatOf(openCheckpoint(`${note}— ${witness.name} ${bytes.toString('base64')}\n`, key, [witnessKey])),
    /does not hold/,
    'another time',
  )
  t.throws(() => cosign('anything\n', witness, at), TypeError)
  t.throws(() => cosign(text, witness, -1), TypeError)
})

t.test('a kept checkpoint against the current one', async (t) => {
  const entries = entriesOf(40)
  const read = storedTree(entries.map(({ leafHash }) => leafHash))
  const forked = entriesOf(41).slice(1)
  const [kept, current] = [checkpointOf(entries, 17), checkpointOf(entries)]
  const proof = consistencyProof(17, 40, read)
  t.match(compareCheckpoints(kept, current, proof, key), { verdict: 'whole', what: /40 entries continues the 17/ })
  t.match(compareCheckpoints(current, current, [], key), { verdict: 'whole' })
  t.match(compareCheckpoints(current, kept, [], key), { verdict: 'wrong', what: /shrunk/ })
  t.match(compareCheckpoints(checkpointOf(forked), current, [], key), { verdict: 'wrong', what: /rewritten/ })
  t.match(compareCheckpoints(checkpointOf(forked, 17), current, proof, key), {
    verdict: 'wrong',
    what: /Nothing proves/,
  })
  t.match(compareCheckpoints(kept, current, proof.slice(1), key), { verdict: 'wrong' })
  t.match(compareCheckpoints(kept, note.replace('2085', '2086'), proof, key), {
    verdict: 'wrong',
    what: /cannot be believed/,
  })
  t.match(compareCheckpoints('torn', current, proof, key), { verdict: 'could-not-tell' })
  t.match(compareCheckpoints(checkpointOf(entries, 0), current, [], key), { verdict: 'could-not-tell', what: /empty/ })
})
