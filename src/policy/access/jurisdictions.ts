// Administrative-division codes: 32 province, 3201 city, 320105 district.

/** True when `outer` is the same jurisdiction or one above it: 3201 covers 320105. */
export function covers(outer: string, inner: string): boolean {
  return inner.startsWith(outer)
}

/** The jurisdiction and those above it, nearest first: 320105, 3201, 32. */
export function upwards(jurisdiction: string): string[] {
  const chain = []
  for (let code = jurisdiction; code.length >= 2; code = code.slice(0, -2)) chain.push(code)
  return chain
}
