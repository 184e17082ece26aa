// An edition: its name, and what deciding needs of it, compiled once.
import { createHash } from 'node:crypto'
import { canonicalJson } from '../log/canonical.ts'

import {
  type Basis,
  type Day,
  type EditionDocument,
  type EditionRef,
  type Item,
  isCarried,
  type Terms,
  type Text,
} from '../terms.ts'
import { type Calendar, calendarWith } from '../time/working-days.ts'

export interface CompiledItem extends Item {
  /** The item's bases, looked up. */
  rests: readonly Basis[]
}

/** 清单版本, frozen and looked up by code. */
export interface Edition {
  ref: EditionRef
  title: string
  terms: Terms
  items: ReadonlyMap<string, CompiledItem>
  bases: readonly Basis[]
  /** Barred items by what they are barred as, for remedies that name them. */
  barred: readonly CompiledItem[]
  calendar: Calendar
}

/** Looks up what deciding will ask for. The document must have passed `editionFaults`. */
export function compileEdition(ref: EditionRef, document: EditionDocument): Edition {
  const bases = new Map(document.bases.map((basis) => [basis.id, basis]))
  const items = new Map<string, CompiledItem>()
  for (const item of document.items) {
    const rests = item.bases.map((id) => bases.get(id)).filter((basis) => basis !== undefined)
    items.set(item.code, { ...item, rests })
  }
  const barred = [...items.values()].filter((item) => item.kind === 'barred')
  return {
    ref,
    title: document.title,
    terms: document.terms,
    items,
    bases: document.bases,
    barred,
    calendar: calendarWith(document.terms.calendar),
  }
}

/** An edition as it is kept is not the one that was published: nothing may be decided by it. */
export class EditionSpoilt extends Error {
  readonly why: Text
  constructor({ jurisdiction, number }: EditionRef) {
    super(`edition ${number} of ${jurisdiction} is not what its hash says`)
    this.why = {
      zh: `辖区 ${jurisdiction} 第 ${number} 版清单的内容与其哈希不符，不能据以审查：请管理员核查数据库`,
      en: `Edition ${number} of ${jurisdiction} is not what its hash says, so nothing is decided by it: its operator should look into the database`,
    }
  }
}

/** Compiles an edition from the text that is kept of it. Throws EditionSpoilt where that is not what was hashed. */
export function compileKept(ref: EditionRef, text: string): Edition {
  if (hashOfText(text) !== ref.hash) throw new EditionSpoilt(ref)
  return compileEdition(ref, JSON.parse(text) as EditionDocument)
}

/** In force on a day, both ends included. */
export function isInForce({ from, until }: Pick<Basis, 'from' | 'until'>, on: Day): boolean {
  return (from === undefined || from <= on) && (until === undefined || on <= until)
}

/** Items that would stand on no basis in force on a day. Those that no community carries need none: their bases say why it is not. */
export function itemsWithoutBasis({ items, bases }: EditionDocument, on: Day): Item[] {
  const living = new Set(bases.filter((basis) => isInForce(basis, on)).map(({ id }) => id))
  return items.filter((item) => isCarried(item.kind) && !item.bases.some((id) => living.has(id)))
}

/** The name of an edition's content: SHA-256 of its canonical JSON. */
export function editionHash(document: EditionDocument): string {
  return hashOfText(canonicalJson(document))
}

const hashOfText = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
