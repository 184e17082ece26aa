// 金额: money is counted in whole fen and read in yuan.

/** Fen as yuan with two decimals, exact for every safe integer: 150000 reads 1500.00. */
export function yuan(fen: number): string {
  const amount = Math.abs(fen)
  const rest = amount % 100
  return `${fen < 0 ? '-' : ''}${(amount - rest) / 100}.${String(rest).padStart(2, '0')}`
}

/** The same, its thousands grouped: 1,500.00. */
export function groupedYuan(fen: number): string {
  return yuan(fen).replace(/\B(?=(\d{3})+\.)/g, ',')
}
