// How answers are written: one serialiser for each shape, however many routes and statuses answer with it.
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { othersTurn } from '../../policy/turn.ts'

type Builder = ReturnType<typeof SerializerSelector>
type Serialiser = ReturnType<ReturnType<Builder>>

/**
 * For the `schemaController` of one application, whose named schemas are all added at its root.
 * Fastify by itself builds one for every status of every route as it starts, which takes most of a start; here a
 * serialiser is built when its first answer goes out.
 */
export function serialisers(): Builder {
  const built = new Map<string, Serialiser>()
  return (externalSchemas, options) => {
    const build = SerializerSelector()(externalSchemas, options)
    return (route) => {
      const shape = JSON.stringify(route.schema)
      let serialise: Serialiser | undefined
      const make = (): Serialiser => {
        waiting.delete(make)
        const made = built.get(shape) ?? build(route)
        built.set(shape, made)
        return made
      }
      waiting.add(make)
      return (answer) => {
        serialise ??= make()
        return serialise(answer)
      }
    }
  }
}

/** Those not built yet. */
const waiting = new Set<() => Serialiser>()

/** Builds what no answer has asked for yet, one in each turn: the first answer of a long one need not hold up the others. */
export async function buildInTurns(): Promise<void> {
  for (const make of waiting) {
    await othersTurn()
    make()
  }
}
