// How figures read in a sentence. Texts are made from recorded facts alone, so every helper takes a fact as it is.
import type { Hit, Text } from '../../terms.ts'

type Figures = Hit['facts']
type Fact = Figures[string] | undefined

/** `1 day`, `2 days`. */
export function many(count: Fact, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

export function zhList(values: Fact): string {
  return Array.isArray(values) && values.length > 0 ? values.join('、') : '无'
}

export function enList(values: Fact): string {
  return Array.isArray(values) && values.length > 0 ? values.join(', ') : 'none'
}

export function isEmpty(values: Fact): boolean {
  return !Array.isArray(values) || values.length === 0
}

/** The item as `itemFigures` states it. */
export function zhItem({ item, name }: Figures): string {
  return `“${name}”（${item}）`
}

export function enItem({ item, name, nameEn }: Figures): string {
  return `"${nameEn ?? name}" (${item})`
}

/** The words for a fact out of a closed set; the fact itself if the set has lost it. */
export function said(words: Record<string, Text>, fact: Fact): Text {
  return words[String(fact)] ?? { zh: String(fact), en: String(fact) }
}
