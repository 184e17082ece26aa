// What entries on a clean-up change.
import { canonicalJson } from '../log/canonical.ts'
import type { Folds } from '../record/rows.ts'
import type { CleanUpBodies } from './entries.ts'

const standing = { disposal: null, into: null, item: null, disposedTo: null, disposedOn: null }

export const cleanUpFold: Folds<CleanUpBodies> = {
  'clean-up-line-recorded': ({ organisation = null, communities, ...line }, { jurisdiction = '' }, { index }) => [
    {
      table: 'cleanUpLines',
      put: { jurisdiction, entry: index, ...line, organisation, communities: canonicalJson(communities), ...standing },
    },
  ],
  'clean-up-line-disposed': (body, { jurisdiction = '' }, { on }) => [
    {
      table: 'cleanUpLines',
      where: { jurisdiction, code: body.line },
      set: {
        disposal: body.as,
        into: body.into ?? null,
        item: body.item ?? null,
        disposedTo: body.organisation ?? null,
        disposedOn: on,
      },
    },
  ],
}
