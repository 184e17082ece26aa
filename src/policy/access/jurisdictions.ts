// Administrative-division codes: 99 province, 9901 city, 990105 district.

/** A province, a city or a district: 2, 4 or 6 digits. */
export const isJurisdiction = (code: string): boolean => /^\d{2}(\d{2}(\d{2})?)?$/.test(code)

/** True when `outer` is the same jurisdiction or one above it: 9901 covers 990105. What is no code covers nothing. */
export function covers(outer: string, inner: string): boolean {
  return isJurisdiction(outer) && inner.startsWith(outer)
}

/** The jurisdiction and those above it, nearest first: 990105, 9901, 99. */
export function upwards(jurisdiction: string): string[] {
  const chain = []
  for (let code = jurisdiction; code.length >= 2; code = code.slice(0, -2)) chain.push(code)
  return chain
}
