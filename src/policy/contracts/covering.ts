// Which contract covers a piece of work: the item, the community and every day of the period; of an outlet, one of the contract's provider there.
import type { RecordReads } from '../ports.ts'
import type { Row } from '../record/rows.ts'
import type { AssignmentRequest, Day, Receiver } from '../terms.ts'

/** What only bears work under a contract. */
export const isContracted = (receiver: Receiver): boolean => receiver === 'service-centre' || receiver === 'outlet'

/** The last day on which a contract holds. */
export const lastDayOf = ({ untilDay, endedOn }: Pick<Row<'contracts'>, 'untilDay' | 'endedOn'>): Day =>
  endedOn !== null && endedOn < untilDay ? endedOn : untilDay

/** By community the contract that covers the request there; where several do, the one that it names, or the first by code. */
export function contractsOf(
  read: RecordReads,
  jurisdiction: string,
  { item = '', contract, receiver, period, targets }: AssignmentRequest,
): Record<string, string> {
  const fitting = read
    .contractsIn(jurisdiction)
    .filter(
      (one) =>
        (contract ?? one.code) === one.code &&
        one.fromDay <= period.from &&
        lastDayOf(one) >= period.until &&
        (JSON.parse(one.items) as string[]).includes(item),
    )
    .map((one) => ({
      code: one.code,
      provider: one.provider,
      communities: new Set<string>(JSON.parse(one.communities)),
    }))
  const found: Record<string, string> = {}
  for (const { community } of targets) {
    const operators =
      receiver === 'outlet' ? new Set(read.outletsAt(community).map(({ operator }) => operator)) : undefined
    const covering = fitting.find(
      ({ communities, provider }) => communities.has(community) && (operators?.has(provider) ?? true),
    )
    if (covering) found[community] = covering.code
  }
  return found
}
