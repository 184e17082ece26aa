// 封存: where the kept log is not the one that it should continue, an operator says so, and the record begins with that.
import { command, type Settling } from '../command.ts'
import type { SealedBody } from './entries.ts'

/** Records that an old log was given up, as the first entry of what follows. */
export const sealLog = command(
  'sealLog',
  (actor: string, body: Omit<SealedBody, 'found'>, foundRoot: string): Settling<SealedBody> => {
    return {
      settle(_, { at, index }) {
        const sealed: SealedBody = { ...body, found: { size: index, root: foundRoot } }
        return { entries: [{ header: { type: 'log-sealed', at, actor }, body: sealed }], answer: sealed }
      },
    }
  },
)
