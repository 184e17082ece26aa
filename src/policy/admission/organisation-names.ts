// 单位名称: rules state codes, as figures do; a Chinese reader is told the name with the code behind it.
import type { Figures } from '../terms.ts'

/** Facts that state organisations, by code. */
const stating = ['asker', 'leads', 'payer', 'payers', 'organisation', 'street', 'issuer', 'issuers'] as const

/** Makes a function that puts the name before the code of each organisation that the facts state and the registry knows: 样例区司法局（990105-SFJ）. */
export function namingOrganisations(
  facts: Figures,
  nameOf: (code: string) => string | undefined,
): (text: string) => string {
  const names = new Map<string, string>()
  for (const code of stating.flatMap((fact) => facts[fact] ?? [])) {
    const name = typeof code === 'string' ? nameOf(code) : undefined
    if (name !== undefined) names.set(String(code), name)
  }
  if (names.size === 0) return (text) => text
  // Whole codes only; the spaces that set a code apart from Chinese words go with it.
  return (text) =>
    text.replaceAll(/ ?([A-Za-z0-9][A-Za-z0-9._-]*) ?/g, (all, code: string) => {
      const name = names.get(code)
      return name === undefined ? all : `${name}（${code}）`
    })
}
