// An edition as linked data in the terms of CPSV-AP 3.2 (the European Core Public Service Vocabulary):
// https://semiceu.github.io/CPSV-AP/releases/3.2.0/. Barred items are no services and are left out.

import { basisName, kindWords, receiverWords } from '../policy/list/words.ts'
import { yuan } from '../policy/money.ts'
import type { Basis, EditionDocument, Fee, FeePeriod, FeeUnit, Instant, Item, Text } from '../policy/terms.ts'

export interface LinkedEdition {
  jurisdiction: string
  number: number
  effectiveFrom: string
  publishedAt: Instant
  document: EditionDocument
}

const inLanguages = { '@container': '@language' }
const date = { '@type': 'http://www.w3.org/2001/XMLSchema#date' }
const link = { '@type': '@id' }
const context = {
  adms: 'http://www.w3.org/ns/adms#',
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  'dct:title': { '@id': 'dct:title', ...inLanguages },
  'dct:description': { '@id': 'dct:description', ...inLanguages },
  'skos:prefLabel': { '@id': 'skos:prefLabel', ...inLanguages },
  'dct:available': { '@id': 'dct:available', ...date },
  'dct:issued': { '@id': 'dct:issued', '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
  'eli:first_date_entry_in_force': { '@id': 'eli:first_date_entry_in_force', ...date },
  'eli:date_no_longer_in_force': { '@id': 'eli:date_no_longer_in_force', ...date },
  'cv:hasValue': { '@id': 'cv:hasValue', '@type': 'http://www.w3.org/2001/XMLSchema#double' },
  'cv:currency': { '@id': 'cv:currency', ...link },
  'cv:hasCompetentAuthority': { '@id': 'cv:hasCompetentAuthority', ...link },
  'cv:hasLegalResource': { '@id': 'cv:hasLegalResource', ...link },
  'cv:isClassifiedBy': { '@id': 'cv:isClassifiedBy', ...link },
  'dct:isPartOf': { '@id': 'dct:isPartOf', ...link },
  'dct:hasPart': { '@id': 'dct:hasPart', ...link },
  'dct:publisher': { '@id': 'dct:publisher', ...link },
  'dct:spatial': { '@id': 'dct:spatial', ...link },
  'dct:isReplacedBy': { '@id': 'dct:isReplacedBy', ...link },
}

/** The whole edition as one graph. `base`: where the service stands, without a slash at its end; '' makes every name relative to the document. */
export function jsonLd(edition: LinkedEdition, nameOf: (organisation: string) => string, base: string) {
  const { jurisdiction, document } = edition
  const list = `${base}/v1/lists/${jurisdiction}/editions/${edition.number}`
  const at = (kind: string, code: string) => `${list}#${kind}-${encodeURIComponent(code)}`
  const organisation = (code: string) => `${base}/v1/organisations/${encodeURIComponent(code)}`
  const place = at('place', jurisdiction)
  const keeper = at('keeper', jurisdiction)
  const services = document.items.filter(({ kind }) => kind !== 'barred')
  const leads = [...new Set(services.flatMap((item) => item.leads ?? []))].sort()
  const categories = [...new Set(services.map(({ category }) => category))]
  const kinds = [...new Set(services.map(({ kind }) => kind))]
  const committees = at('receiver', 'residents-committee')

  /** Without named leads, an own duty is the committees', and anything else any organisation's of the jurisdiction. */
  function authoritiesOf({ kind, leads = [] }: Item): string[] {
    if (leads.length > 0) return leads.map(organisation)
    return [kind === 'own-duty' ? committees : keeper]
  }

  const service = (item: Item) => ({
    '@id': at('item', item.code),
    '@type': 'cpsv:PublicService',
    'dct:identifier': item.code,
    'dct:title': { zh: item.name, ...(item.nameEn !== undefined && { en: item.nameEn }) },
    'dct:description': describe(item),
    'dct:spatial': place,
    'dct:isPartOf': list,
    'cv:isClassifiedBy': [at('kind', item.kind), at('category', item.category)],
    'cv:hasCompetentAuthority': authoritiesOf(item),
    ...(item.bases.length > 0 && { 'cv:hasLegalResource': item.bases.map((id) => at('basis', id)) }),
    ...(item.fee && { 'cv:hasCost': cost(item.fee, at('cost', item.code), item.code) }),
  })
  const legalResource = (basis: Basis) => ({
    '@id': at('basis', basis.id),
    '@type': 'eli:LegalResource',
    'dct:identifier': basis.id,
    'dct:title': { zh: basisName(basis) },
    ...(basis.from !== undefined && { 'eli:first_date_entry_in_force': basis.from }),
    // ELI: the last day on which any part is in force, as `until` is.
    ...(basis.until !== undefined && { 'eli:date_no_longer_in_force': basis.until }),
    ...(basis.successor !== undefined && { 'dct:isReplacedBy': at('basis', basis.successor) }),
  })
  const body = (id: string, identifier: string, { zh, en }: Partial<Text>) => ({
    '@id': id,
    '@type': 'cv:PublicOrganisation',
    'dct:identifier': identifier,
    'skos:prefLabel': { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) },
    'dct:spatial': place,
  })
  const concept = (id: string, label: Partial<Text>) => ({
    '@id': id,
    '@type': 'skos:Concept',
    'skos:prefLabel': label,
  })

  const dataset = {
    '@id': list,
    '@type': 'dcat:Dataset',
    'dct:identifier': `${jurisdiction}/${edition.number}`,
    'dct:title': { zh: document.title },
    'dct:description': {
      zh: `辖区 ${jurisdiction} 的社区服务清单第 ${edition.number} 版，自 ${edition.effectiveFrom} 起施行`,
      en: `Edition ${edition.number} of the community service list of jurisdiction ${jurisdiction}, in force from ${edition.effectiveFrom}`,
    },
    'dct:publisher': keeper,
    'dct:issued': edition.publishedAt,
    'dct:available': edition.effectiveFrom,
    'dct:hasPart': services.map(({ code }) => at('item', code)),
  }
  const keeperWords = {
    zh: `辖区 ${jurisdiction} 的清单管理机构`,
    en: `The list keeper of jurisdiction ${jurisdiction}`,
  }
  return {
    '@context': context,
    '@graph': [
      dataset,
      ...services.map(service),
      ...document.bases.map(legalResource),
      ...leads.map((code) => body(organisation(code), code, { zh: nameOf(code) })),
      {
        ...body(keeper, jurisdiction, keeperWords),
        '@type': ['cv:PublicOrganisation', 'foaf:Agent'],
        'dct:title': keeperWords,
      },
      body(committees, 'residents-committee', receiverWords['residents-committee']),
      ...kinds.map((kind) => concept(at('kind', kind), kindWords[kind])),
      ...categories.map((category) => concept(at('category', category), { zh: category })),
      { '@id': place, '@type': 'dct:Location', 'dct:identifier': jurisdiction },
    ],
  }
}

function describe({ name, nameEn, category, kind, standard }: Item): Partial<Text> {
  const { zh, en } = kindWords[kind]
  const process = standard ? `。${standard.process}` : ''
  return { zh: `${name}（${zh}，${category}）${process}`, ...(nameEn !== undefined && { en: `${nameEn} (${en})` }) }
}

const perWords: Record<FeeUnit, Text> = {
  community: { zh: '每社区', en: 'per community' },
  household: { zh: '每户', en: 'per household' },
  person: { zh: '每人', en: 'per person' },
  visit: { zh: '每次', en: 'per visit' },
  hour: { zh: '每小时', en: 'per hour' },
  post: { zh: '每岗位', en: 'per post' },
}
const everyWords: Record<FeePeriod, Text> = {
  once: { zh: '一次性', en: 'once' },
  month: { zh: '每月', en: 'a month' },
  year: { zh: '每年', en: 'a year' },
}

function cost({ unitFen, per, every }: Fee, id: string, code: string) {
  const [unit, period] = [perWords[per], everyWords[every]]
  return {
    '@id': id,
    '@type': 'cv:Cost',
    'dct:identifier': code,
    'cv:hasValue': unitFen / 100,
    'cv:currency': 'http://publications.europa.eu/resource/authority/currency/CNY',
    'dct:description': {
      zh: `${unit.zh}${period.zh} ${yuan(unitFen)} 元，由要求社区承担的单位支付`,
      en: `${yuan(unitFen)} yuan ${unit.en}, ${period.en}, paid by the organisation that asks`,
    },
  }
}
