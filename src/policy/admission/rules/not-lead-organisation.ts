import type { Hit } from '../../terms.ts'
import { noObjection, type Question, type Rule } from '../rule.ts'
import { itemFigures } from '../rulebook/figures.ts'
import { enItem, enList, zhItem, zhList } from '../rulebook/words.ts'

/** Whose work it is decides who may ask, and a street office asks for its own communities only. */
export const notLeadOrganisation: Rule = {
  name: 'not-lead-organisation',
  effect: 'reject',
  sources: ['jianye', 'shangcheng'],
  check: (question) => {
    const { request, facts } = question
    const { asker } = facts
    let hits: Hit[] | undefined
    if (!mayAskFor(question)) hits = [otherLead(question)]
    if (!facts.jurisdiction.startsWith(asker.jurisdiction)) {
      hits ??= []
      hits.push({
        pointer: '/targets',
        facts: {
          why: 'jurisdiction',
          asker: asker.code,
          askerJurisdiction: asker.jurisdiction,
          jurisdiction: facts.jurisdiction,
        },
      })
    }
    if (asker.kind !== 'street-office') return hits ?? noObjection
    for (let i = 0; i < request.targets.length; i++) {
      const community = request.targets[i]?.community ?? ''
      const street = facts.streets[community]
      if (street === asker.code) continue
      hits ??= []
      hits.push({
        pointer: `/targets/${i}/community`,
        community,
        facts: { why: 'street', asker: asker.code, street: street ?? '?' },
      })
    }
    return hits ?? noObjection
  },
  zh: (facts) => {
    const { why, asker, askerJurisdiction, jurisdiction, street, leads } = facts
    if (why === 'lead') return `${zhItem(facts)}的责任主体是 ${zhList(leads)}，申请单位 ${asker} 不在其列`
    if (why === 'street') return `该社区由 ${street} 管辖，不属于申请的街道办事处 ${asker}`
    return `申请单位 ${asker} 属于辖区 ${askerJurisdiction}，既不是目标社区所在的辖区 ${jurisdiction}，也不是它的上级`
  },
  en: (facts) => {
    const { why, asker, askerJurisdiction, jurisdiction, street, leads } = facts
    if (why === 'lead')
      return `The lead organisations of ${enItem(facts)} are ${enList(leads)}; ${asker} is none of them`
    if (why === 'street') return `This community belongs to ${street}, not to the street office that asks, ${asker}`
    return `The asker ${asker} is of jurisdiction ${askerJurisdiction}, which is neither that of the communities, ${jurisdiction}, nor above it`
  },
  remedy: {
    zh: ({ why, leads, streetMayAsk, street, jurisdiction }) => {
      if (why === 'lead')
        return `请由责任主体 ${zhList(leads)} 提出申请${streetMayAsk ? '，或由社区所在的街道办事处提出' : ''}`
      if (why === 'street') return `删去该社区，只向本街道的社区下派；或请 ${street} 提出申请`
      return `请由辖区 ${jurisdiction} 或其上级辖区的单位提出申请`
    },
    en: ({ why, leads, streetMayAsk, street, jurisdiction }) => {
      if (why === 'lead')
        return `Have a lead organisation ask (${enList(leads)})${streetMayAsk ? ', or the street office of the community' : ''}`
      if (why === 'street') return `Leave this community out, or have ${street} ask`
      return `Have an organisation of jurisdiction ${jurisdiction}, or of one above it, ask`
    },
  },
}

function mayAskFor({ item, facts: { asker } }: Question): boolean {
  if (item?.leadSet === undefined || item.leadSet.has(asker.code)) return true
  return asker.kind === 'street-office' && item.streetMayAsk === true
}

function otherLead({ item, facts: { asker } }: Question): Hit {
  return {
    pointer: '/item',
    facts: {
      why: 'lead',
      asker: asker.code,
      ...(item && itemFigures(item)),
      leads: item?.leads ?? [],
      streetMayAsk: item?.streetMayAsk === true,
    },
  }
}
