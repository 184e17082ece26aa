// What entries on service lists change.
import { canonicalJson } from '../log/canonical.ts'
import type { Folds } from '../record/rows.ts'
import type { ListBodies } from './entries.ts'

export const listFold: Folds<ListBodies> = {
  'edition-published': ({ document, draftedBy: _, ...rest }, { at, actor }, { index }) => {
    const put = {
      ...rest,
      title: document.title,
      document: canonicalJson(document),
      publishedAt: at,
      publishedBy: actor,
      entry: index,
    }
    return [{ table: 'editions', put }]
  },
}
