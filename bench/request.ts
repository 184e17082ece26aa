// Requests that are all admitted: one target, on the list, fully supported, each in a month and community of its own.
export const accessKey = 'bench-key'

export const firstYear = 2101
export const lastYear = 2990
const communities = [1, 2, 3, 4, 5, 6].flatMap((street) => [1, 2].map((n) => `32010500${street}00${n}`))
const monthsOfAll = (lastYear - firstYear + 1) * 12

/** The `n`-th request; after some 128,000 they come again. */
export function request(n: number) {
  const month = Math.floor(n / communities.length) % monthsOfAll
  const year = firstYear + Math.floor(month / 12)
  const inMonth = (day: number) =>
    `${year}-${String((month % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return {
    item: 'XZ-07-01',
    title: `${year}年度社区矫正协助`,
    receiver: 'residents-committee',
    role: 'cooperating',
    period: { from: inMonth(1), until: inMonth(28) },
    timesPerMonth: 2,
    targets: [{ community: communities[n % communities.length], quantity: 3, amountFen: 15_000 }],
    support: {
      funding: {
        payer: '320105-SFJ',
        budgetLine: `${year}-BENCH`,
        instalments: [
          { dueOn: inMonth(1), percent: 50 },
          { dueOn: inMonth(15), percent: 50 },
        ],
      },
      staff: [{ role: '司法社工', count: 1, from: inMonth(1) }],
      guidance: { contact: '社区矫正科', trainingOn: inMonth(1) },
      authority: ['矫正对象名单查询'],
    },
    demands: [{ kind: 'ledger', name: '矫正走访记录' }],
  }
}
