// Lengths before contents: a list that is too long is cut before anybody looks at what stands in it.
import { pointerTo } from '../../policy/untrusted.ts'
import { schemas } from './index.ts'
import type { SchemaError } from './schema-faults.ts'

/** How long the lists of a shape may be; nothing of what holds no list. */
interface Lengths {
  most?: number
  items?: Lengths
  members?: [string, Lengths][]
}

interface Shape {
  $ref?: string
  maxItems?: number
  items?: Shape
  properties?: Record<string, Shape>
  anyOf?: Shape[]
  oneOf?: Shape[]
}

/** What cuts a value's lists to the length that its schema allows, in place, and names each that was cut. */
export function cutterFor(schema: object): (value: unknown) => SchemaError[] {
  const lengths = lengthsOf(schema)
  return (value) => {
    const cuts: SchemaError[] = []
    if (lengths) cut(lengths, value, '', cuts)
    return cuts
  }
}

function lengthsOf(shape: Shape): Lengths | undefined {
  if (shape.$ref) return lengthsOf(schemas.find(({ $id }) => `${$id}#` === shape.$ref) as Shape)
  const items = shape.items && lengthsOf(shape.items)
  const properties = [shape, ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap(({ properties = {} }) =>
    Object.entries(properties),
  )
  const members = properties.flatMap(([name, inner]): [string, Lengths][] => {
    const found = lengthsOf(inner)
    return found ? [[name, found]] : []
  })
  if (shape.maxItems === undefined && !items && members.length === 0) return undefined
  return {
    ...(shape.maxItems !== undefined && { most: shape.maxItems }),
    ...(items && { items }),
    ...(members.length > 0 && { members }),
  }
}

function cut({ most, items, members }: Lengths, value: unknown, at: string, cuts: SchemaError[]): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (most !== undefined && value.length > most) {
      cuts.push({ keyword: 'maxItems', instancePath: at, params: { limit: most } })
      value.length = most
    }
    if (items) for (const [i, one] of value.entries()) cut(items, one, at + pointerTo(i), cuts)
    return
  }
  for (const [name, inner] of members ?? []) cut(inner, (value as Record<string, unknown>)[name], `${at}/${name}`, cuts)
}
