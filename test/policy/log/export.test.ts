import t, { type Test } from 'tap'
import { canonicalJson } from '../../../src/policy/log/canonical.ts'
import { verifierKey } from '../../../src/policy/log/checkpoint.ts'
import { type Manifest, manifestLine, rangeProof, type Trust, verifyExport } from '../../../src/policy/log/export.ts'
import type { Filter } from '../../../src/policy/log/filter.ts'
import fc from '../../properties.ts'
import { checkpointOf, entriesOf, exportOf, key, lineOf, newSigner, storedTree } from './a-log.ts'

const entries = entriesOf(50)
const filter: Filter = { rejections: true, organisation: '990105-SFJ', from: '2027-03-01', until: '2027-03-02' }
const whole = exportOf(entries, filter)

function verify(lines: readonly string[], trust: Trust = { key }) {
  return verifyExport(
    (async function* () {
      yield* lines
    })(),
    trust,
  )
}

async function refused(t: Test, lines: readonly string[], what: RegExp, where: object = {}, trust?: Trust) {
  const report = await verify(lines, trust)
  t.equal(report.verdict, 'wrong')
  t.match(report.faults, [{ what, ...where }])
}
const manifestWith = (change: object) => canonicalJson({ ...JSON.parse(whole[0] as string), ...change })

t.test('an export verifies, offline, by its key alone', async (t) => {
  const report = await verify(whole)
  t.match(report, {
    verdict: 'whole',
    faults: [],
    counts: { leaves: 50, matching: 8 },
    trusted: true,
    checkpoint: { size: 50 },
  })
  t.match(
    await verify(whole, {}),
    { verdict: 'whole', trusted: false },
    "by the file's own key it proves less, and says so",
  )
  t.match(await verify([...whole, '']), { verdict: 'whole' }, 'a newline at the end')
  t.match(await verify(exportOf(entries, {})), { verdict: 'whole', counts: { matching: 50 } }, 'everything')
  t.match(
    await verify(exportOf(entries, { item: 'none' })),
    { verdict: 'whole', counts: { leaves: 50, matching: 0 } },
    'nothing matches, and that is proven',
  )
})

t.test('every size and every range of a small log', async (t) => {
  for (let size = 1; size <= 17; size++)
    for (let start = 0; start < size; start++)
      for (let end = start + 1; end <= size; end++) {
        const part = exportOf(entries.slice(0, size), filter, start, end)
        const report = await verify(part, { key, range: { start, end } })
        if (report.verdict !== 'whole') t.fail(`${start} to ${end} of ${size}: ${report.faults[0]?.what}`)
      }
  t.pass('all whole, to whoever asked for just that')
})

t.test('an export of 70 entries cut to any range is never taken for the whole', async (t) => {
  const many = entriesOf(70)
  const read = storedTree(many.map(({ leafHash }) => leafHash))
  const checkpoint = checkpointOf(many)
  const lines = many.map((entry) => lineOf(entry, false))
  const green: string[] = []
  const told = new Set<string>()
  for (let start = 0; start < 70; start++)
    for (let end = start + 1; end <= 70; end++) {
      const manifest = manifestLine({
        filter: { item: 'none' },
        range: { start, end },
        counts: { leaves: end - start, matching: 0 },
        checkpoint,
        key,
        ...(end - start < 70 && { proof: rangeProof(start, end, 70, read) }),
      })
      const { verdict, faults } = await verify([manifest, ...lines.slice(start, end)])
      if (verdict === 'whole') green.push(`${start}..${end - 1}`)
      else told.add(`${verdict}: ${faults[0]?.what.replaceAll(/\d+/g, 'n')}`)
    }
  t.strictSame(green, ['0..69'])
  t.strictSame(
    [...told],
    ['could-not-tell: The file shows entries n to n, of n: a part. It says nothing of the others.'],
  )
  const asked = await verify(exportOf(many, filter, 10, 20), { key, range: { start: 10, end: 30 } })
  t.match(asked, {
    verdict: 'could-not-tell',
    faults: [{ what: /entries 10 to 19, not 10 to 29, which you asked for/ }],
  })
})

t.test('a manifest in which a member comes twice is none', async (t) => {
  const [manifest = '', ...rest] = whole
  const twice = `${manifest.slice(0, -1)},"filter":${JSON.stringify({ ...filter, organisation: 'NOBODY' })}}`
  for (const other of [twice, `{"filter":{},${manifest.slice(1)}`, ` ${manifest}`, `${manifest}\r`])
    t.match(await verify([other, ...rest]), { verdict: 'could-not-tell', faults: [{ what: /not in canonical form/ }] })
})

t.test('what is changed, removed or moved is found and named', async (t) => {
  const shown = entries[6] as (typeof entries)[0]
  const dark = entries[7] as (typeof entries)[0]
  await refused(t, whole.with(7, lineOf(shown, false)), /matches the filter, but its body is withheld/, {
    line: 8,
    index: 6,
  })
  await refused(t, whole.with(8, lineOf(dark, true)), /does not match the filter/, { line: 9, index: 7 })
  await refused(t, whole.toSpliced(7, 1), /missing or out of order: here 6 should follow, and it is 7/, {
    line: 8,
    index: 7,
  })
  await refused(t, whole.toSpliced(7, 2, whole[8] as string, whole[7] as string), /out of order/, { line: 8 })
  await refused(t, whole.toSpliced(7, 0, whole[7] as string), /comes twice/, { line: 9, index: 6 })
  await refused(t, whole.slice(0, -1), /The file is cut: entries 49 to 49/)
  await refused(t, whole.slice(0, 1), /The file is cut: entries 0 to 49/)
  await refused(t, [...whole.slice(0, -1), whole.at(-1)?.slice(0, -20) as string], /no line of an export/, { line: 51 })
  await refused(t, [...whole, lineOf({ ...dark, index: 50 }, false)], /beyond the range/, { line: 52, index: 50 })
  await refused(
    t,
    whole.with(7, lineOf({ ...shown, body: shown.body.replace('号', '號') }, true)),
    /body does not hash/,
    { line: 8, index: 6 },
  )
  await refused(t, whole.with(7, (whole[7] as string).replace(/}$/, ',"x":1}')), /body does not hash/, {
    line: 8,
    index: 6,
  })
  await refused(t, whole.with(7, ` ${whole[7]}`), /no line of an export/, { line: 8 })
})

t.test('a leaf rewritten with all its hashes is found by the root', async (t) => {
  const other = entriesOf(51)
    .slice(1)
    .map((entry, index) => ({ ...entry, index }))
  await refused(
    t,
    whole
      .with(8, lineOf(other[7] as (typeof entries)[0], false))
      .with(0, manifestWith({ counts: { leaves: 50, matching: 8 } })),
    /not those that the checkpoint signs|withheld/,
  )
  const signedByAnother = exportOf(other, filter)
  const stranger = newSigner()
  const strange = signedByAnother.with(
    0,
    JSON.stringify({
      ...JSON.parse(signedByAnother[0] as string),
      checkpoint: checkpointOf(other, 50, stranger),
      key: verifierKey(stranger.name, stranger.publicKey),
    }),
  )
  t.match(await verify(strange, {}), { verdict: 'whole', trusted: false })
  await refused(t, strange, /no signature is by a key that is trusted/)
})

t.test('no flipped bit passes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(), fc.nat(6), async (number, at, bit) => {
      const line = whole[number] as string
      const place = at % line.length
      const changed = String.fromCharCode(line.charCodeAt(place) ^ (1 << bit))
      const lines = whole.with(number, line.slice(0, place) + changed + line.slice(place + 1))
      const { verdict, manifest } = await verify(lines)
      return verdict !== 'whole' || asks(manifest) !== asks(JSON.parse(whole[0] as string))
    }),
    { numRuns: 500 },
  )
})
/**
 * Who asked what is not signed: a day in the filter may change so that the same entries match, and then the file is whole
 * for that filter; and a reader with a key of his own does not go by the file's.
 */
function asks(manifest: Pick<Manifest, 'filter' | 'key'> | undefined): string {
  return JSON.stringify([manifest?.filter, manifest?.key])
}

t.test('claims of the manifest', async (t) => {
  await refused(t, whole.with(0, manifestWith({ counts: { leaves: 50, matching: 7 } })), /speaks of 7 matching/)
  await refused(t, whole.with(0, manifestWith({ counts: { leaves: 49, matching: 8 } })), /speaks of 49 entries/)
  await refused(t, whole.with(0, manifestWith({ range: { start: 0, end: 60 } })), /not within a log of 50/)
  await refused(t, whole.with(0, manifestWith({ range: { start: 0, end: 49 } })).slice(0, -1), /lacks what proves/)
  await refused(t, whole.with(0, manifestWith({ checkpoint: checkpointOf(entries, 49) })), /not within a log of 49/)
  const part = exportOf(entries, filter, 10, 40)
  const proof = JSON.parse(part[0] as string).proof
  const altered = { ...proof, after: proof.after.with(0, proof.before[0]) }
  await refused(
    t,
    part.with(0, canonicalJson({ ...JSON.parse(part[0] as string), proof: altered })),
    /not those that the checkpoint signs/,
    {},
    { key, range: { start: 10, end: 40 } },
  )
})

t.test('never green on nothing', async (t) => {
  const unsure = async (lines: readonly string[], what: RegExp, trust?: Trust) =>
    t.match(await verify(lines, trust), { verdict: 'could-not-tell', faults: [{ what }] })
  await unsure([], /empty/)
  await unsure([''], /no manifest/)
  await unsure(whole.slice(1), /no manifest/)
  await unsure([(whole[0] as string).slice(0, 100)], /no manifest/)
  await unsure(whole.with(0, manifestWith({ version: 2 })), /version 2/)
  await unsure(whole.with(0, manifestWith({ filter: { colour: 'red' } })), /filter/)
  await unsure(exportOf(entries, filter, 5, 5), /no entry at all/)
  await unsure(exportOf([], {}), /no entry at all/)
  await unsure(whole, /key given is malformed/, { key: 'nonsense' })
})

t.test('against a kept checkpoint', async (t) => {
  for (const size of [1, 17, 49, 50])
    t.match(await verify(whole, { key, checkpoint: checkpointOf(entries, size) }), { verdict: 'whole' }, `${size} kept`)
  const rewritten = entriesOf(51).slice(1)
  for (const size of [1, 17, 50])
    await refused(t, whole, /rewritten: its first \d+ entries/, {}, { key, checkpoint: checkpointOf(rewritten, size) })
  t.match(await verify(whole, { key, checkpoint: checkpointOf(entriesOf(51)) }), {
    verdict: 'could-not-tell',
    faults: [{ what: /newer than the export/ }],
  })
  t.match(await verify(whole, { key, checkpoint: checkpointOf(entries, 20, newSigner('other.example')) }), {
    verdict: 'could-not-tell',
    faults: [{ what: /kept checkpoint is of other/ }],
  })
  t.match(await verify(whole, { key, checkpoint: 'torn' }), {
    verdict: 'could-not-tell',
    faults: [{ what: /malformed/ }],
  })
  t.match(
    await verify(exportOf(entries, filter, 20, 30), {
      key,
      checkpoint: checkpointOf(entries, 10),
      range: { start: 20, end: 30 },
    }),
    {
      verdict: 'could-not-tell',
      faults: [{ what: /does not show the first/ }],
    },
  )
})

t.test('faults are counted, and a hundred listed', async (t) => {
  const many = entriesOf(300)
  const report = await verify(
    exportOf(many, {}).map((line, i) => (i === 0 ? line : lineOf(many[i - 1] as (typeof many)[0], false))),
  )
  t.match(report, { verdict: 'wrong', unlisted: 200 })
  t.equal(report.faults.length, 100)
})
