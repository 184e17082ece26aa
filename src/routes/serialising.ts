// How answers are written: one serialiser for each shape, however many routes and statuses answer with it.
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'

type Builder = ReturnType<typeof SerializerSelector>

/**
 * For the `schemaController` of one application, whose named schemas are all added at its root.
 * Fastify by itself builds anew for every status of every route, which is most of a start.
 */
export function serialisers(): Builder {
  const built = new Map<string, ReturnType<ReturnType<Builder>>>()
  return (externalSchemas, options) => {
    const build = SerializerSelector()(externalSchemas, options)
    return (route) => {
      const shape = JSON.stringify(route.schema)
      const known = built.get(shape) ?? build(route)
      built.set(shape, known)
      return known
    }
  }
}
