// Every command there is, by its name. A new one is a line here.
import { assign, check } from '../admission/asking.ts'
import { revoke, withdraw } from '../admission/ending.ts'
import { release } from '../admission/releasing.ts'
import { review } from '../admission/reviewing.ts'
import { supplement } from '../admission/supplementing.ts'
import { takeBack } from '../admission/taking-back.ts'
import { disposeOf } from '../clean-up/disposing.ts'
import { recordCleanUp } from '../clean-up/recording.ts'
import type { Maker } from '../command.ts'
import { endContract, recordContract } from '../contracts/recording.ts'
import { discardDraft, publishDocument, publishDraft, putChecked } from '../list/drafting.ts'
import type { Call, Command } from '../ports.ts'
import { recordRegistry } from '../registry/bulk.ts'
import { recordOutlet, recordProvider } from '../registry/providers.ts'
import { recordBudgetLine, recordCommunity, recordOrganisation } from '../registry/recording.ts'
import { correctExpenditure, spend } from '../spending/spending.ts'
import { answerDelivery } from '../support/answering.ts'
import { complete } from '../support/completing.ts'
import { deliver } from '../support/delivering.ts'
import { answerTogether, deliverToAll } from '../support/in-bulk.ts'
import { refuseObligation, refuseUnadmitted, resume } from '../support/refusing.ts'
import { retractDelivery } from '../support/retracting.ts'
import { vouchForClock } from './clock.ts'
import { createFirstKeys, createKey, revokeKey } from './keys.ts'
import { sealLog } from './seal.ts'

const all = [
  recordOrganisation,
  recordCommunity,
  recordBudgetLine,
  recordRegistry,
  putChecked,
  discardDraft,
  publishDraft,
  publishDocument,
  check,
  assign,
  supplement,
  review,
  withdraw,
  revoke,
  takeBack,
  release,
  deliver,
  deliverToAll,
  answerDelivery,
  answerTogether,
  retractDelivery,
  refuseObligation,
  refuseUnadmitted,
  resume,
  complete,
  spend,
  correctExpenditure,
  recordCleanUp,
  recordProvider,
  recordOutlet,
  recordContract,
  endContract,
  disposeOf,
  createKey,
  createFirstKeys,
  revokeKey,
  vouchForClock,
  sealLog,
] as const

/** What is given has the shape that its maker takes: it was given to the same maker elsewhere. */
type AnyMaker = Maker<readonly never[], unknown> & ((...given: unknown[]) => Command<unknown>)

const byName = new Map<string, AnyMaker>(all.map((maker) => [maker.command, maker as unknown as AnyMaker]))

/** The names of all. */
export const commandNames: readonly string[] = all.map((maker) => maker.command)

/** Makes a command from its data. Throws where there is none of this name: a line is missing above. */
export function commandFrom({ name, given }: Call): Command<unknown> {
  const make = byName.get(name)
  if (!make) throw new Error(`policy/record/commands.ts does not have the command ${name}`)
  return make(...given)
}
