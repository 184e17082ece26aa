// A document that came as a workbook, for what takes one as JSON too: every fault with its place in the sheets, those too that only the
// record can name.
import { Unreadable } from '../../formats/workbook/cells.ts'
import type { Reading } from '../../formats/workbook/reading.ts'
import type { Command, Store } from '../../policy/ports.ts'
import { faulty, invalidInput } from '../../policy/problem.ts'
import type { Fault } from '../../policy/terms.ts'
import { refuse } from './problem.ts'

/** The document in a file; refuses with every fault. `shape`: its schema's; `command`: what would be done with it. */
export async function documentFrom<D>(
  store: Store,
  read: () => Promise<Reading>,
  shape: (document: unknown) => Fault[],
  command: (document: D) => Command<unknown>,
): Promise<D> {
  try {
    const reading = await read()
    const document = reading.document as D
    const faults = shape(document)
    const settled = faults.length > 0 ? undefined : store.ask(command(document))
    const no = settled && 'problem' in settled ? settled.problem : undefined
    if (no && !no.errors) return refuse({ problem: no })
    const found = invalidInput(reading.with([...faults, ...(no?.errors ?? [])]))
    return found ? refuse(found) : document
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return refuse(faulty([{ pointer: '', text: error.text }]))
  }
}
