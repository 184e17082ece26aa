// Figures that several rules state in the same way.
import type { AssignmentRequest, Item } from '../../terms.ts'

export type ItemFigures = { item: string } & Pick<Item, 'name' | 'nameEn'>

export function itemFigures({ code, name, nameEn }: Item): ItemFigures {
  return nameEn === undefined ? { item: code, name } : { item: code, name, nameEn }
}

/** Where in the request a community is asked for. */
export function communityPointer({ targets }: AssignmentRequest, community: string): string {
  const i = targets.findIndex((target) => target.community === community)
  return i < 0 ? '/targets' : `/targets/${i}/community`
}

export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}
