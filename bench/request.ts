// Requests that are all admitted: one target, on the list, fully supported, no community asked for the same item twice.
// The district of the measurement is large: 2,000 communities, an item in fifty codes.
export const accessKey = 'bench-key'
/** The same organisation's, held by somebody else. */
export const otherKey = 'bench-other-key'
export const year = new Date().getFullYear() + 1

export const communities = Array.from({ length: 2000 }, (_, n) => `990105${String(100_000 + n)}`)
export const items = Array.from({ length: 50 }, (_, n) => `XZ-B-${String(n + 1).padStart(2, '0')}`)

/** The `n`-th request: 50,000 for a year, of twelve. */
export function request(n: number) {
  const then = year + (Math.floor(n / (25 * communities.length)) % 12)
  return {
    item: items[Math.floor(n / communities.length) % 25],
    title: `${then}年度社区矫正协助`,
    receiver: 'residents-committee',
    role: 'cooperating',
    period: { from: `${then}-06-01`, until: `${then}-12-31` },
    timesPerMonth: 2,
    targets: [{ community: communities[n % communities.length], quantity: 3, amountFen: 105_000 }],
    support: {
      funding: {
        payer: '990105-SFJ',
        budgetLine: `${then}-BENCH`,
        instalments: [
          { dueOn: `${then}-06-01`, percent: 50 },
          { dueOn: `${then}-08-01`, percent: 50 },
        ],
      },
      staff: [{ role: '司法社工', count: 1, from: `${then}-06-01` }],
      guidance: { contact: '社区矫正科', trainingOn: `${then}-05-20` },
      authority: ['矫正对象名单查询'],
    },
    demands: [{ kind: 'ledger', name: '矫正走访记录' }],
  }
}

/** A request with two findings: nobody pays, and the plan is not named. */
export function rejected(n: number) {
  const { support, ...rest } = request(n)
  const { funding: _, ...without } = support
  return { ...rest, support: { ...without, guidance: undefined } }
}

/** Targets of a large request. */
export const manyTargets = 200

/** A request for 200 communities, all admitted: of items that no small request asks for, so that neither is the other's duplicate. */
export function largeRequest(n: number) {
  const first = (n * manyTargets) % communities.length
  const targets = Array.from({ length: manyTargets }, (_, i) => ({
    community: communities[(first + i) % communities.length],
    quantity: 3,
    amountFen: 105_000,
  }))
  const round = Math.floor((n * manyTargets) / communities.length)
  // Each community gets an item once in a month, for as many years as it takes.
  const from = new Date(Date.UTC(year + 1 + Math.floor(round / 300), Math.floor(round / 25) % 12, 1))
  const until = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 0))
  const [start, end] = [from.toISOString().slice(0, 10), until.toISOString().slice(0, 10)]
  const { support, ...rest } = request(0)
  return {
    ...rest,
    item: items[25 + (round % 25)],
    period: { from: start, until: end },
    targets,
    support: {
      ...support,
      funding: {
        ...support.funding,
        budgetLine: `${start.slice(0, 4)}-BENCH`,
        instalments: [{ dueOn: start, percent: 100 }],
      },
      staff: [{ role: '司法社工', count: 1, from: start }],
      guidance: { contact: '社区矫正科', trainingOn: start },
    },
  }
}
