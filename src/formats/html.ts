// Markup that escapes by itself: whatever is put into a template is text, unless a template made it.

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Markup, as a template made it: nothing else can. */
class Html {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

export type { Html }

/** What can be put into a template. Lists stand one after another; undefined and false are nothing. */
export type Shown = Html | string | number | false | undefined | readonly Shown[]

/** Values may stand in text and in quoted attributes that are no addresses, and nowhere else: not in scripts, styles or names. */
export function html(parts: TemplateStringsArray, ...values: readonly Shown[]): Html {
  return new Html(String.raw({ raw: parts }, ...values.map(markupOf)))
}

/** A list with something between each two. */
export function joined(list: readonly Shown[], between: Shown): Shown[] {
  return list.flatMap((one, i) => (i === 0 ? [one] : [between, one]))
}

function markupOf(value: Shown): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'object') return value.map(markupOf).join('')
  return String(value).replaceAll(/[&<>"']/g, (char) => entities[char] as string)
}
