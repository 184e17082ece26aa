// Which list a question about a day is about.
import { upwards } from '../../policy/access/jurisdictions.ts'
import type { Edition } from '../../policy/list/edition.ts'
import { problem } from '../../policy/problem.ts'
import type { Day } from '../../policy/terms.ts'
import type { Store } from '../../schema/sql/store.ts'
import { refuse } from '../http/problem.ts'

/** The edition in force on a day, of this jurisdiction or the nearest above it with a list; refuses with 404 where there is none. */
export function inForce({ reads, keys }: Pick<Store, 'reads' | 'keys'>, jurisdiction: string, on: Day): Edition {
  // Public: no key was looked up that would have noticed an edition that another process published.
  keys.refresh()
  const edition = reads.editionInForce(jurisdiction, on)
  if (edition) return edition
  return refuse(
    problem(
      'not-found',
      `${upwards(jurisdiction).join('、')} 在 ${on} 都没有生效的清单`,
      `No list of ${upwards(jurisdiction).join(', ')} is in force on ${on}`,
    ),
  )
}
