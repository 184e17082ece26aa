import { mayAskFor } from '../../list/assignable.ts'
import type { Hit } from '../../terms.ts'
import { both, noObjection, objections, type Question, type Rule } from '../rule.ts'
import { type ItemFigures, itemFigures } from '../rulebook/figures.ts'
import { enItem, enList, zhItem, zhList } from '../rulebook/words.ts'

type NotTheirs =
  | ({ why: 'lead'; asker: string } & ItemFigures & { leads: string[]; streetMayAsk: boolean; above?: boolean })
  | { why: 'jurisdiction'; asker: string; askerJurisdiction: string; jurisdiction: string }
  | { why: 'street'; asker: string; street: string }

/** Whose work it is decides who may ask, and a street office asks for its own communities only. */
export const notLeadOrganisation: Rule<NotTheirs> = {
  name: 'not-lead-organisation',
  effect: 'reject',
  sources: ['jianye-support', 'design'],
  check: (question) => both(both(otherLead(question), otherJurisdiction(question)), otherStreet(question)),
  zh: (facts) => {
    const { asker } = facts
    if (facts.why === 'lead') return `${zhItem(facts)}由 ${zhList(facts.leads)} 负责，申请单位 ${asker} 非责任单位`
    if (facts.why === 'street') return `该社区由 ${facts.street} 管辖，不属于申请的街道办事处 ${asker}`
    return `申请单位 ${asker}（辖区 ${facts.askerJurisdiction}）与目标社区（辖区 ${facts.jurisdiction}）不在同一行政区域，且非其上级单位`
  },
  en: (facts) => {
    const { asker } = facts
    if (facts.why === 'lead')
      return `The lead organisations of ${enItem(facts)} are ${enList(facts.leads)}; ${asker} is none of them`
    if (facts.why === 'street')
      return `This community belongs to ${facts.street}, not to the street office that asks, ${asker}`
    return `The asker ${asker} is of jurisdiction ${facts.askerJurisdiction}, which is neither that of the communities, ${facts.jurisdiction}, nor above it`
  },
  remedy: {
    zh: (facts) => {
      if (facts.why === 'lead') {
        const street = facts.streetMayAsk ? '，或者由社区所在的街道办事处提出' : ''
        const above = facts.above ? `；上级单位请会同 ${zhList(facts.leads)} 提出` : ''
        return `请由责任单位 ${zhList(facts.leads)} 提出申请${street}${above}`
      }
      if (facts.why === 'street') return `删去该社区，只向本街道的社区下派；或者请 ${facts.street} 提出申请`
      return `请由辖区 ${facts.jurisdiction} 或者其上级辖区的单位提出申请`
    },
    en: (facts) => {
      if (facts.why === 'lead') {
        const street = facts.streetMayAsk ? ', or the street office of the community' : ''
        const above = facts.above ? '; a body above them asks together with one of them' : ''
        return `Have a lead organisation ask (${enList(facts.leads)})${street}${above}`
      }
      if (facts.why === 'street') return `Leave this community out, or have ${facts.street} ask`
      return `Have an organisation of jurisdiction ${facts.jurisdiction}, or of one above it, ask`
    },
  },
}

function otherLead({ item, facts: { asker, jurisdiction } }: Question): readonly Hit<NotTheirs>[] {
  if (item === undefined || mayAskFor(item, asker)) return noObjection
  const { leads = [], streetMayAsk = false } = item
  const above = asker.jurisdiction.length < jurisdiction.length && jurisdiction.startsWith(asker.jurisdiction)
  const facts = { why: 'lead' as const, asker: asker.code, ...itemFigures(item), leads, streetMayAsk }
  return [{ pointer: '/item', facts: above ? { ...facts, above } : facts }]
}

function otherJurisdiction({ facts: { asker, jurisdiction } }: Question): readonly Hit<NotTheirs>[] {
  if (jurisdiction.startsWith(asker.jurisdiction)) return noObjection
  return [
    {
      pointer: '/targets',
      facts: { why: 'jurisdiction', asker: asker.code, askerJurisdiction: asker.jurisdiction, jurisdiction },
    },
  ]
}

/** What is part of a street office is held to its communities too. */
function otherStreet({ request, facts: { asker, askerStreet, streets } }: Question): readonly Hit<NotTheirs>[] {
  const own = asker.kind === 'street-office' ? asker.code : askerStreet
  if (own === undefined) return noObjection
  return objections(request.targets, ({ community }, i) => {
    const street = streets[community]
    if (street === own) return undefined
    const facts = { why: 'street' as const, asker: asker.code, street: street ?? '?' }
    return { pointer: `/targets/${i}/community`, community, facts }
  })
}
