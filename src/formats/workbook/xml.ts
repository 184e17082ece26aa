// XML in pieces: names without their prefixes, no DOCTYPE, no entities of its own.
import sax from 'sax'
import { damaged, tooMuch } from './zip.ts'

export type Attributes = Record<string, string>
export interface Handlers {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
  /** True once no more needs to be read. */
  done?(): boolean
}

/** Attributes of one element, several times those of any that a workbook has. */
const mostAttributes = 200

/** Elements of one part: a list of 10,000 lines has some 900,000. */
const mostElements = 1_000_000

/** Reads a part to its end, or until it is done. Throws Unreadable where it is not well-formed. */
export async function readXml(pieces: AsyncIterable<string>, handlers: Handlers): Promise<void> {
  const parser = sax.parser(true, { position: false })
  let wrong = false
  parser.onerror = () => {
    wrong = true
  }
  parser.ondoctype = parser.onerror as () => void
  let [elements, attributes] = [0, 0]
  parser.onattribute = () => {
    if (++attributes > mostAttributes) throw tooMuch()
  }
  parser.onopentag = (tag) => {
    attributes = 0
    if (++elements > mostElements) throw tooMuch()
    handlers.open?.(local(tag.name), plain(tag.attributes as Attributes))
  }
  if (handlers.text) parser.ontext = parser.oncdata = (text) => handlers.text?.(text)
  if (handlers.close) parser.onclosetag = (name) => handlers.close?.(local(name))
  for await (const piece of pieces) {
    // sax goes on after a fault unless it is stopped.
    if (!wrong) parser.write(piece)
    if (wrong) throw damaged()
    if (handlers.done?.()) return
  }
  parser.close()
  if (wrong) throw damaged()
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** r:id is known by its local name too; of two, the one without a prefix stays. */
function plain(attributes: Attributes): Attributes {
  for (const name in attributes) {
    const colon = name.indexOf(':')
    if (colon > 0) attributes[name.slice(colon + 1)] ??= attributes[name] as string
  }
  return attributes
}
