// How figures read in a sentence.
import type { Text } from '../../terms.ts'
import type { ItemFigures } from './figures.ts'

/** `1 day`, `2 days`. */
export function many(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

export function zhList(values: readonly string[] | undefined): string {
  return isEmpty(values) ? '无' : values.join('、')
}

export function enList(values: readonly string[] | undefined): string {
  return isEmpty(values) ? 'none' : values.join(', ')
}

export function isEmpty(values: readonly string[] | undefined): values is undefined | readonly [] {
  return values === undefined || values.length === 0
}

export function zhItem({ item, name }: ItemFigures): string {
  return `“${name}”（${item}）`
}

export function enItem({ item, name, nameEn }: ItemFigures): string {
  return `"${nameEn ?? name}" (${item})`
}

/** The words for one of a closed set; itself if the set has lost it since it was recorded. */
export function said<K extends string>(words: Readonly<Record<K, Text>>, one: K): Text {
  return words[one] ?? { zh: one, en: one }
}
