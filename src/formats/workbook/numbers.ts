// Numbers and money in cells, whatever their width and their separators.
import { fault, from, type Kind, shown } from './kinds.ts'

/** Digits of any width as ASCII, without blanks and thousands separators. */
export function plainDigits(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  return /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain
}

export const integer: Kind<number> = {
  write: (value) => value,
  read: from((cell) => {
    const digits = plainDigits(cell)
    const value = Number(digits)
    if (/^\d+(\.0*)?$/.test(digits) && Number.isSafeInteger(value)) return { value }
    return fault(`应为整数，现为“${shown(cell)}”`, `Must be a whole number, not "${shown(cell)}"`)
  }),
}

/** Hours and the like: a number that is not money. */
export const decimal: Kind<number> = {
  write: (value) => value,
  read: from((cell) => {
    const digits = plainDigits(cell)
    if (/^\d{1,9}(\.\d{1,9})?$/.test(digits)) return { value: Number(digits) }
    return fault(`应为数字，现为“${shown(cell)}”`, `Must be a number, not "${shown(cell)}"`)
  }),
  decimals: true,
}

/** Fen shown as yuan, read digit by digit: money never passes through a fraction. */
export const yuan: Kind<number> = {
  write: (fen) => {
    const exact = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
    return exact.length > 15 ? exact : Number(exact)
  },
  read: from((cell) => {
    const amount = plainDigits(cell).replace(/^[¥￥]|元$/g, '')
    const [, whole, part = ''] = /^(\d{1,14})(?:\.(\d{0,20}))?$/.exec(amount) ?? []
    const rest = part.replace(/0+$/, '')
    const fen = Number(`${whole}${rest.padEnd(2, '0')}`)
    if (whole === undefined || !Number.isSafeInteger(fen))
      return fault(
        `应为金额（元），如 50 或 50.00，现为“${shown(cell)}”`,
        `Must be an amount in yuan, not "${shown(cell)}"`,
      )
    if (rest.length > 2) return fault(`金额最多到分，现为“${shown(cell)}”`, `No finer than a fen: "${shown(cell)}"`)
    return { value: fen }
  }),
  decimals: true,
}
