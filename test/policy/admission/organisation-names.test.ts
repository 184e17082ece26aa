// Organisations by name in Chinese texts.
import t from 'tap'
import { namingOrganisations } from '../../../src/policy/admission/organisation-names.ts'

const names: Record<string, string> = { '320105-SFJ': '某司法局', '320105-JD1': '某街道', '3201': '某市' }
const nameOf = (code: string) => names[code]

t.test('names what the facts state, code behind it', (t) => {
  const facts = { asker: '320105-SFJ', leads: ['320105-JD1', '320105-X'], item: '3201' }
  const named = namingOrganisations(facts, nameOf)
  t.equal(
    named('由 320105-JD1、320105-X 提出，320105-SFJ 不在其列'),
    '由某街道（320105-JD1）、320105-X 提出，某司法局（320105-SFJ）不在其列',
  )
  t.equal(named('320105-JD10 和 2026-320105-JD1'), '320105-JD10 和 2026-320105-JD1', 'whole codes only')
  t.equal(named('事项 3201 '), '事项 3201 ', 'not what is no organisation')
  t.equal(namingOrganisations({}, nameOf)('付款单位 320105-SFJ'), '付款单位 320105-SFJ')
  t.end()
})
