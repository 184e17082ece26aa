// Administrative-division codes: 32 province, 9901 city, 990105 district.

/** True when `outer` is the same jurisdiction or one above it: 9901 covers 990105. */
export function covers(outer: string, inner: string): boolean {
  return inner.startsWith(outer)
}

/** The jurisdiction and those above it, nearest first: 990105, 9901, 32. */
export function upwards(jurisdiction: string): string[] {
  const chain = []
  for (let code = jurisdiction; code.length >= 2; code = code.slice(0, -2)) chain.push(code)
  return chain
}
