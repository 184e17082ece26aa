import t from 'tap'
import { verifierKey } from '../../../src/policy/log/checkpoint.ts'
import { wireEntry } from '../../../src/policy/log/entry.ts'
import { makeReceipt, type Receipt, verifyReceipt } from '../../../src/policy/log/receipt.ts'
import { inclusionProof } from '../../../src/policy/log/tree.ts'
import { checkpointOf, entriesOf, flipped, key, newSigner, storedTree } from './a-log.ts'

const entries = entriesOf(21)
const read = storedTree(entries.map(({ leafHash }) => leafHash))
function receiptOf(index: number): Receipt {
  return {
    entry: wireEntry(index, entries[index] as (typeof entries)[0]),
    checkpoint: checkpointOf(entries),
    key,
    proof: { index, size: 21, hashes: inclusionProof(index, 21, read) },
  }
}
const receipt = receiptOf(9)
function faultOf(changed: object, trust = { key }) {
  return verifyReceipt(JSON.stringify({ zhunru: 'receipt', version: 1, ...receipt, ...changed }), trust)
}

t.test('every receipt of a log verifies', async (t) => {
  for (let index = 0; index < 21; index++)
    t.match(verifyReceipt(makeReceipt(receiptOf(index)), { key }), {
      verdict: 'whole',
      trusted: true,
      shown: true,
      entry: { index },
    })
  t.match(verifyReceipt(makeReceipt(receipt)), { verdict: 'whole', trusted: false }, "by the receipt's own key")
  const { salt, body, ...dark } = receipt.entry
  t.match(
    verifyReceipt(makeReceipt({ ...receipt, entry: dark }), { key }),
    { verdict: 'whole', shown: false },
    'a withheld body',
  )
})

t.test('what is wrong is named', async (t) => {
  const { entry, proof } = receipt
  t.match(faultOf({ entry: { ...entry, body: { title: 'another' } } }), {
    verdict: 'wrong',
    shown: false,
    faults: [{ index: 9, what: /body does not hash/ }],
  })
  t.match(faultOf({ entry: receiptOf(10).entry }), { verdict: 'wrong', faults: [{ what: /The proof is of entry 9/ }] })
  t.match(faultOf({ entry: { ...receiptOf(10).entry, index: 9 } }), {
    verdict: 'wrong',
    faults: [{ what: /does not lead/ }],
  })
  for (let bit = 0; bit < 256; bit += 5)
    if (
      faultOf({ proof: { ...proof, hashes: proof.hashes.with(2, flipped(proof.hashes[2] as string, bit)) } })
        .verdict !== 'wrong'
    )
      t.fail(`bit ${bit}`)
  t.match(faultOf({ proof: { ...proof, hashes: [1] } }), { verdict: 'wrong' })
  t.match(faultOf({ checkpoint: checkpointOf(entries, 20) }), { verdict: 'wrong', faults: [{ what: /one of 20/ }] })
  t.match(faultOf({ checkpoint: receipt.checkpoint.replace('21', '22') }), {
    verdict: 'wrong',
    faults: [{ what: /cannot be believed/ }],
  })
  const stranger = newSigner()
  t.match(faultOf({}, { key: verifierKey(stranger.name, stranger.publicKey) }), {
    verdict: 'wrong',
    faults: [{ what: /no signature/ }],
  })
})

t.test('never green on nothing', async (t) => {
  for (const text of [
    '',
    'null',
    '{}',
    '[]',
    '{"zhunru":"receipt","version":2}',
    '{"zhunru":"receipt","version":1}',
    '{"zhunru":"receipt","version":1,"entry":null}',
  ])
    t.match(verifyReceipt(text), { verdict: 'could-not-tell', faults: [{ what: /no receipt/ }] }, text)
  t.match(faultOf({}, { key: 'nonsense' }), { verdict: 'could-not-tell' })
})
