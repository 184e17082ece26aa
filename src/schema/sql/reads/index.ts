// Everything that is read of the record on one connection. A new capability's reads are a line here.
import type { Reads } from '../../../policy/ports.ts'
import type { Memory } from '../engine/memory.ts'
import type { Statements } from '../engine/statements.ts'
import { keyReads } from './access.ts'
import { admissionReads } from './admission.ts'
import { burdenReads } from './burden.ts'
import { cleanUpReads } from './clean-up.ts'
import { contractReads } from './contracts.ts'
import { listReads } from './list.ts'
import { registryReads } from './registry.ts'
import { rejectionReads } from './rejections.ts'
import { spendingReads } from './spending.ts'
import { supportReads } from './support.ts'

/** `memory`: where answers are remembered; whoever changes a table tells it. */
export function everyRead(db: Statements, memory: Memory): Reads {
  return {
    ...keyReads(db),
    ...registryReads(db, memory),
    ...listReads(db, memory),
    ...admissionReads(db, memory),
    ...supportReads(db),
    ...spendingReads(db),
    ...cleanUpReads(db, memory),
    ...burdenReads(db),
    ...contractReads(db, memory),
    ...rejectionReads(db),
  }
}
