// Which methods an address takes: told by 405 and OPTIONS with `Allow`, so that a wrong method is not taken for a wrong address.
import type { FastifyInstance } from 'fastify'

/** Must be called before the routes are registered: it notes each of them. Answers the methods of an address, none where there is none. */
export function methodsOf(app: FastifyInstance): (address: string) => string[] {
  const noted = new Map<string, { pattern: RegExp; methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const one = noted.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() }
    for (const name of [method].flat()) one.methods.add(name)
    noted.set(url, one)
  })
  return (address) => {
    const path = address.split(/[?#]/, 1)[0] as string
    const methods = [...noted.values()].filter(({ pattern }) => pattern.test(path)).flatMap((one) => [...one.methods])
    return [...new Set(methods)].sort()
  }
}

/** `/v1/lists/:jurisdiction` as a pattern: a parameter is one segment. */
function patternOf(url: string): RegExp {
  const segments = url.split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : escapedOf(segment)))
  return new RegExp(`^${segments.join('/')}$`)
}

const escapedOf = (segment: string) => segment.replaceAll(/[.+?^$()[\]{}|\\]/g, '\\$&')
