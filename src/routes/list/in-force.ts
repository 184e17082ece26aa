// Which list a question about a day is about.
import { upwards } from '../../policy/access/jurisdictions.ts'
import type { Edition } from '../../policy/list/edition.ts'
import type { ListReads } from '../../policy/list/reads.ts'
import { notFound } from '../../policy/problem.ts'
import type { Day } from '../../policy/terms.ts'
import { refuse } from '../http/problem.ts'

/** The edition in force on a day, of this jurisdiction or the nearest above it with a list; refuses with 404 where there is none. */
export function inForce(read: Pick<ListReads, 'editionInForce'>, jurisdiction: string, on: Day): Edition {
  const edition = read.editionInForce(jurisdiction, on)
  if (edition) return edition
  return refuse(
    notFound(
      `${upwards(jurisdiction).join('、')} 在 ${on} 都没有生效的清单`,
      `No list of ${upwards(jurisdiction).join(', ')} is in force on ${on}`,
    ),
  )
}
