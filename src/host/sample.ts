// Loads the sample of lists/: registry, one edition, and an access key for each role.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Principal, Role } from '../policy/access/principal.ts'
import type { KeyRecord } from '../policy/access/reads.ts'
import { publishDocument } from '../policy/list/drafting.ts'
import type { Command, Store } from '../policy/ports.ts'
import { recordBudgetLine, recordCommunity, recordOrganisation } from '../policy/registry/recording.ts'
import type { BudgetLine, Community, Day, EditionDocument, Organisation } from '../policy/terms.ts'
import { given } from '../policy/untrusted.ts'

const folder = resolve(import.meta.dirname, '../../lists/990105')

interface Registry {
  effectiveFrom: Day
  organisations: Organisation[]
  communities: Community[]
  budgetLines: (Omit<BudgetLine, 'year'> & { yearOffset: number })[]
}

export function readSample(): { edition: EditionDocument; registry: Registry } {
  const read = (name: string) => JSON.parse(readFileSync(resolve(folder, name), 'utf8'))
  return { edition: read('edition.json'), registry: read('registry.json') }
}

/** Budget lines are for this year and the next, whichever these are. */
function budgetLinesFor(thisYear: number, lines: Registry['budgetLines']): BudgetLine[] {
  return lines.map(({ yearOffset, code, document, ...line }) => {
    const year = thisYear + yearOffset
    const dated = (text: string) => text.replaceAll('{year}', String(year))
    return { ...line, code: dated(code), document: dated(document), year }
  })
}

/** Records the sample. Doing it twice changes nothing but budget totals that were edited since. */
export async function loadSample(store: Store): Promise<void> {
  const { edition, registry } = readSample()
  // The sample has an organisation of the city, so its keeper is bound to the province.
  const by = (role: Role): Principal => ({ key: 'sample', role, jurisdiction: '99' })
  const keeper = by('list-keeper')
  const year = Number(store.now().today.slice(0, 4))
  const commands: Command<unknown>[] = [
    ...registry.organisations.map(({ code, ...one }) => recordOrganisation(keeper, code, given(one))),
    ...registry.communities.map(({ code, ...one }) => recordCommunity(keeper, code, given(one))),
    ...budgetLinesFor(year, registry.budgetLines).map(({ code, ...one }) =>
      recordBudgetLine(by('finance'), code, given(one)),
    ),
  ]
  if (!store.reads.latestEdition('990105'))
    commands.push(publishDocument('sample', '990105', edition, registry.effectiveFrom))
  for (const written of await Promise.all(commands.map((command) => store.write(command))))
    if ('problem' in written) throw new Error(`the sample was refused: ${JSON.stringify(written.problem)}`)
}

export const sampleHolders: Omit<KeyRecord, 'id' | 'createdAt'>[] = [
  { role: 'organisation', organisation: '990105-SFJ' },
  { role: 'community', community: '990105001001' },
  { role: 'list-keeper', jurisdiction: '990105' },
  { role: 'finance', jurisdiction: '990105' },
  { role: 'reviewer', jurisdiction: '990105' },
  { role: 'auditor', jurisdiction: '990105' },
  { role: 'operator' },
]
