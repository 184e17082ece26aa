// 统一社会信用代码, GB 32100-2015: 17 characters and a check character.

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** True where the check character fits; of a text in the form of a code. */
export function isCreditCode(code: string): boolean {
  let sum = 0
  let weight = 1
  for (const sign of code.slice(0, 17)) {
    sum += signs.indexOf(sign) * weight
    weight = (weight * 3) % 31
  }
  return signs[(31 - (sum % 31)) % 31] === code[17]
}
