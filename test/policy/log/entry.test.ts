import { createHash } from 'node:crypto'
import t from 'tap'
import { canonicalJson, checkEntry, sealEntry, type WireEntry, wireEntry } from '../../../src/policy/log/entry.ts'
import fc from '../../properties.ts'
import { headerOf, saltOf } from './a-log.ts'

const salt = saltOf(0xabcdef)
const body = {
  title: '2027年度社区矫正协助',
  request: { targets: [{ community: '990105001001', amountFen: 150_000 }] },
}
const sealed = sealEntry(headerOf(3), body, salt)
const wire = wireEntry(3, { ...sealed, salt })
const whatOf = (entry: WireEntry) => checkEntry(entry).map(({ what }) => what)
function withLeaf(leaf: string | Buffer): WireEntry {
  const bytes = Buffer.from(leaf)
  const leafHash = createHash('sha256').update(Buffer.of(0)).update(bytes).digest('hex')
  return { index: 3, leaf: bytes.toString('base64'), leafHash }
}

t.test('an entry is sealed as the contract says', async (t) => {
  const bodyHash = createHash('sha256').update(Buffer.from(salt, 'hex')).update(canonicalJson(body)).digest('hex')
  t.equal(sealed.leaf, canonicalJson({ ...headerOf(3), bodyHash }))
  t.equal(sealed.leafHash, createHash('sha256').update(Buffer.of(0)).update(sealed.leaf).digest('hex'))
  t.equal(sealed.body, canonicalJson(body))
  t.equal(Buffer.from(wire.leaf, 'base64').toString(), sealed.leaf)
  t.throws(() => sealEntry(headerOf(3), body, 'ab'), TypeError)
  t.throws(() => sealEntry(headerOf(3), undefined, salt), TypeError)
})

t.test('an entry checks, with its body and without', async (t) => {
  t.same(checkEntry(wire), [])
  t.same(checkEntry(JSON.parse(JSON.stringify(wire))), [])
  t.same(checkEntry(wireEntry(3, sealed)), [], 'withheld: salt and body are not there')
  t.notOk('body' in wireEntry(3, sealed))
})

t.test('any changed byte of the leaf is found', async () => {
  const leaf = Buffer.from(wire.leaf, 'base64')
  fc.assert(
    fc.property(fc.nat(leaf.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = Buffer.from(leaf)
      changed[at] = (changed[at] as number) ^ mask
      return checkEntry({ ...wire, leaf: changed.toString('base64') })[0]?.index === 3
    }),
  )
})

t.test('what is wrong is named', async (t) => {
  t.match(whatOf({ ...wire, body: { ...body, title: 'x' } }), [/body does not hash/])
  t.match(whatOf({ ...wire, salt: saltOf(1) }), [/body does not hash/])
  t.match(whatOf({ ...wire, salt: salt.toUpperCase() }), [/salt/])
  t.match(whatOf({ index: 3, leaf: wire.leaf, leafHash: wire.leafHash, body }), [/salt and body/])
  t.match(whatOf({ ...wire, leafHash: saltOf(1) }), [/does not hash to leafHash/])
  t.match(whatOf({ ...wire, leaf: `${wire.leaf}=` }), [/base64/])
  t.match(whatOf({ ...wire, leaf: 7 as unknown as string }), [/base64/])
  t.match(whatOf({ ...wire, index: -1 }), [/index/])
  t.match(whatOf({ ...wire, body: '\ud800' }), [/body does not hash/])

  t.match(whatOf(withLeaf('no json')), [/not canonical JSON/])
  t.match(whatOf(withLeaf('[]')), [/not a header/])
  t.match(whatOf(withLeaf(`${sealed.leaf} `)), [/not canonical/])
  t.match(
    whatOf(withLeaf(sealed.leaf.replace('{', '{"actor":"somebody else",'))),
    [/not canonical/],
    'a member that comes twice',
  )
  t.match(
    whatOf(withLeaf(Buffer.from(sealed.leaf.replace('key:3', 'key:\u00e9'), 'latin1'))),
    [/not canonical/],
    'bytes that are no UTF-8',
  )
  const header = JSON.parse(sealed.leaf)
  t.match(whatOf(withLeaf(canonicalJson({ ...header, by: 'nobody' }))), [/leaf's by is malformed/])
  t.match(whatOf(withLeaf(canonicalJson({ ...header, at: '2027-03-01' }))), [/leaf's at/])
  t.match(whatOf(withLeaf(canonicalJson({ ...header, communities: ['a', 1] }))), [/leaf's communities/])
  t.match(whatOf(withLeaf(canonicalJson({ ...header, bodyHash: undefined }))), [/leaf's bodyHash/])
  t.same(
    whatOf(withLeaf(canonicalJson({ ...header, later: 'more' }))),
    [],
    'a member of a later version is let through',
  )
})
