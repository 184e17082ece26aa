// Where a text stops being JSON (RFC 8259). JSON.parse says that it does, but not reliably where.

const space = /[ \t\r\n]*/y
const token = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\]:,]/y
/** What stands in a string as it is: no quote, no backslash, nothing below a space. */
const plain = /[ !#-[\]-\uffff]*/y
const escaping = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** What may come next: a value, a value or the end of its list, a name, a name or the end, a colon, a comma or an end. */
type Next = 'value' | 'item' | 'name' | 'member' | 'colon' | 'after'

/** Line and character, from 1, of the first token that cannot stand where it stands; undefined for a text that is JSON. */
export function malformedAt(text: string): { line: number; column: number } | undefined {
  const open: string[] = []
  let next: Next = 'value'
  for (let at = past(space, text, 0); at < text.length; ) {
    const end = text[at] === '"' ? endOfString(text, at) : past(token, text, at)
    const then: Next | undefined = end === at ? undefined : step(text.slice(at, Math.min(end, at + 5)), next, open)
    if (then === undefined) return placeOf(text, at)
    next = then
    at = past(space, text, end)
  }
  return next === 'after' && open.length === 0 ? undefined : placeOf(text, text.length)
}

/** The index behind what stands at `at`; `at` itself where it does not. */
function past(what: RegExp, text: string, at: number): number {
  what.lastIndex = at
  return what.test(text) ? what.lastIndex : at
}

/** The index behind the string that begins at `at`; `at` itself where none ends. One expression for it all would recurse for each character. */
function endOfString(text: string, at: number): number {
  for (let i = at + 1; ; ) {
    i = past(plain, text, i)
    if (text[i] === '"') return i + 1
    const behind = past(escaping, text, i)
    if (behind === i) return at
    i = behind
  }
}

function step(found: string, next: Next, open: string[]): Next | undefined {
  const closes = (bracket: string, empty: Next) => (next === 'after' || next === empty) && open.pop() === bracket
  switch (found) {
    case '}':
      return closes('{', 'member') ? 'after' : undefined
    case ']':
      return closes('[', 'item') ? 'after' : undefined
    case ':':
      return next === 'colon' ? 'value' : undefined
    case ',':
      if (next !== 'after' || open.length === 0) return undefined
      return open.at(-1) === '{' ? 'name' : 'value'
  }
  if (next === 'name' || next === 'member') return found.startsWith('"') ? 'colon' : undefined
  if (next !== 'value' && next !== 'item') return undefined
  if (found !== '{' && found !== '[') return 'after'
  open.push(found)
  return found === '{' ? 'member' : 'item'
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 }
}
