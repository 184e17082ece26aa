// 决定、命令: which orders are one and the same, however their number is written.
import type { EmergencyOrder } from '../terms.ts'

const brackets: Record<string, string> = { '〔': '[', '〕': ']', '【': '[', '】': ']', '(': '[', ')': ']' }

/** The issuer and the document number, brackets and blanks as they may be. */
export function orderKey({ issuer, number }: Pick<EmergencyOrder, 'issuer' | 'number'>): string {
  const written = number
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[〔〕【】()]/g, (sign) => brackets[sign] ?? sign)
  return `${issuer} ${written}`
}
