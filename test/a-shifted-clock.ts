// Imported before a program (node --import): its clock is ahead or behind by SHIFT_MS, and runs as fast as any.
const shift = Number(process.env.SHIFT_MS)
const Real = Date

globalThis.Date = new Proxy(Real, {
  construct: (_, given) => Reflect.construct(Real, given.length === 0 ? [Real.now() + shift] : given),
  get: (_, name) => (name === 'now' ? () => Real.now() + shift : Reflect.get(Real, name)),
})
