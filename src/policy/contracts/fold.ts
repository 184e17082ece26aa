// What entries on contracts change. What a contract promises is kept as what any other work promises is.
import { canonicalJson } from '../log/canonical.ts'
import type { EntryHeader } from '../log/header.ts'
import type { Change, Folds, Recorded } from '../record/rows.ts'
import { commitmentRow, drop, event, reduce } from '../support/fold.ts'
import { obligationId } from '../support/promises.ts'
import type { ContractBodies } from './entries.ts'

export const contractFold: Folds<ContractBodies> = {
  'contract-recorded': recorded,
  'contract-ended': ({ contract, reason, obligations, dropped, reduced }, { jurisdiction = '' }, at) => [
    { table: 'contracts', where: { jurisdiction, code: contract }, set: { endedOn: at.on, reason } },
    ...obligations.flatMap((id): Change[] => [
      { table: 'obligations', where: { id }, set: { standing: 'revoked', endedOn: at.on } },
      event(id, 'revoked', reason, at.on, at),
    ]),
    ...drop(dropped, at.on),
    ...reduce(reduced, at.on),
  ],
}

function recorded(
  {
    code,
    provider,
    items,
    communities,
    period,
    priceFen,
    instalments,
    payer,
    document,
    parts,
  }: ContractBodies['contract-recorded'],
  { jurisdiction = '' }: EntryHeader,
  { index }: Recorded,
): Change[] {
  const lists = {
    items: canonicalJson(items),
    communities: canonicalJson(communities),
    instalments: canonicalJson(instalments),
  }
  const days = { fromDay: period.from, untilDay: period.until }
  const rows: Change[] = [
    {
      table: 'contracts',
      put: {
        jurisdiction,
        code,
        entry: index,
        provider,
        ...lists,
        ...days,
        priceFen,
        payer,
        document,
        endedOn: null,
        reason: null,
      },
    },
  ]
  // Named by its entry, as those of an assignment are.
  const assignment = `a${index}`
  parts.forEach(({ community, commitments }, position) => {
    const id = obligationId(assignment, position)
    rows.push({
      table: 'obligations',
      put: {
        id,
        assignment,
        position,
        community,
        organisation: payer,
        jurisdiction,
        kind: 'contract',
        item: null,
        title: `服务合同 ${code}`,
        ...days,
        standing: 'live',
        endedOn: null,
        confirmBy: null,
        contract: code,
        monthly: null,
        refusedOn: null,
      },
    })
    commitments.forEach((one, i) => {
      rows.push(commitmentRow(one, { id, organisation: payer, community }, i))
    })
  })
  return rows
}
