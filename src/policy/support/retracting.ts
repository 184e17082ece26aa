// 撤回到位记录: a slip of whoever recorded it.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import type { Problem } from '../terms.ts'
import { type Given, malformed, trusted } from '../untrusted.ts'
import { consequence, noDelivery } from './answering.ts'
import { type DeliveryOnDay, deliveryOn } from './day.ts'
import { obligationHeader } from './obligation.ts'
import type { Reasoned } from './refusing.ts'
import { deliveryStatusWords } from './words.ts'

type ObligationRow = Row<'obligations'>
type DeliveryRow = Row<'deliveries'>

/** 撤回, by the organisation that recorded it, while nobody has answered. */
export const retractDelivery = command(
  'retractDelivery',
  (caller: Principal, id: string, given: Given<Reasoned>): Settling<DeliveryOnDay> => {
    return {
      settle(read, moment) {
        const faulty = malformed(given)
        if (faulty) return faulty
        const delivery = read.delivery(id)
        if (!delivery) return noDelivery(id)
        const row = read.obligation(delivery.obligation) as ObligationRow
        const no = may(caller, 'delivery.retract', row) ?? notRetractable(delivery)
        if (no) return no
        const { obligation, commitment, amountFen } = delivery
        const after: DeliveryRow = { ...delivery, status: 'retracted', receivedFen: amountFen === null ? null : 0 }
        const done = consequence(read, row, delivery, after, moment.today)
        if ('problem' in done) return done
        const { freedFen, budgetLine, payer } = done
        const told = { delivery: id, obligation, commitment, ...(amountFen !== null && { amountFen }) }
        const entry = {
          header: obligationHeader('delivery-retracted', caller, moment, row),
          body: {
            ...told,
            reason: trusted(given).reason,
            ...(budgetLine !== undefined && { budgetLine }),
            ...(payer !== undefined && { payer }),
            freedFen,
          },
        } satisfies Entry
        const kept = rowAfter('deliveries', delivery, changes(entry, moment.index))
        return { entries: [entry], answer: deliveryOn(kept, moment.today) }
      },
    }
  },
)

function notRetractable({ id, status }: DeliveryRow): { problem: Problem } | undefined {
  if (status === 'delivered') return undefined
  if (status === 'retracted') return wrongState(`到位记录 ${id} 已经撤回`, `Delivery ${id} was taken back already`)
  return wrongState(
    `社区已经答复到位记录 ${id}（${deliveryStatusWords[status]}），不能撤回；有误的请社区更正答复`,
    `Delivery ${id} was answered, it is ${status}: it cannot be taken back. The community corrects its answer where that is wrong`,
  )
}
