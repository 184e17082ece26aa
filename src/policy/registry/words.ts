// The closed sets of the registry, as people read them.
import type { OrganisationKind, Text } from '../terms.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

export const organisationKindWords: Record<OrganisationKind, Text> = {
  department: text('政府部门', 'department'),
  'party-organ': text('党委部门', 'party organ'),
  'street-office': text('街道办事处', 'street office'),
  'mass-organisation': text('群团组织', 'mass organisation'),
  'public-institution': text('事业单位', 'public institution'),
  judicial: text('司法机关', 'judicial organ'),
  government: text('人民政府、应急指挥机构', 'government or its command'),
}
