// Organisations by name in Chinese texts.
import t from 'tap'
import { namingOrganisations } from '../../../src/policy/admission/organisation-names.ts'

const names: Record<string, string> = { '990105-SFJ': '某司法局', '990105-JD1': '某街道', '9901': '某市' }
const nameOf = (code: string) => names[code]

t.test('names what the facts state, code behind it', (t) => {
  const facts = { asker: '990105-SFJ', leads: ['990105-JD1', '990105-X'], item: '9901' }
  const named = namingOrganisations(facts, nameOf)
  t.equal(
    named('由 990105-JD1、990105-X 提出，990105-SFJ 不在其列'),
    '由某街道（990105-JD1）、990105-X 提出，某司法局（990105-SFJ）不在其列',
  )
  t.equal(named('990105-JD10 和 2026-990105-JD1'), '990105-JD10 和 2026-990105-JD1', 'whole codes only')
  t.equal(named('事项 9901 '), '事项 9901 ', 'not what is no organisation')
  t.equal(namingOrganisations({}, nameOf)('付款单位 990105-SFJ'), '付款单位 990105-SFJ')
  t.end()
})
