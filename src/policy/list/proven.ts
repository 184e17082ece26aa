// 依据效力: what is known of a basis that a plan names. Whoever asks may call any article what they like; its force is
// looked up in the edition, and then in the provisions that the product ships.
import { type Force, forces, type PlanBasis, type Proven } from '../terms.ts'
import { articleNumber, titleKey } from './articles.ts'
import type { Edition } from './edition.ts'
import { provisions } from './provisions.ts'

type Known = Proven & { key: string }

const keyOf = ({ title, article }: Pick<PlanBasis, 'title' | 'article'>) =>
  `${titleKey(title)} ${articleNumber(article) ?? article}`

const dated = ({ from, until }: Pick<PlanBasis, 'from' | 'until'>) => ({
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
})

const shipped = Map.groupBy(
  provisions.map((one): Known => ({ key: keyOf(one), id: one.id, by: 'provisions', force: one.force, ...dated(one) })),
  ({ key }) => key,
)
const compiled = new WeakMap<Edition, Map<string, Known[]>>()

function ofEdition(edition: Edition): Map<string, Known[]> {
  const known = compiled.get(edition)
  if (known) return known
  const bases = edition.bases.map(
    (one): Known => ({ key: keyOf(one), id: one.id, by: 'edition', force: one.force, ...dated(one) }),
  )
  const made = Map.groupBy(bases, ({ key }) => key)
  compiled.set(edition, made)
  return made
}

/** What is known of the article, null where nothing is. Where it says several things, the one that was claimed, or else the strongest. */
export function proven(basis: PlanBasis, edition: Edition): Proven | null {
  const key = keyOf(basis)
  const found = ofEdition(edition).get(key) ?? shipped.get(key)
  if (!found) return null
  const one = found.find(({ force }) => force === basis.force) ?? found.toSorted(stronger)[0]
  if (!one) return null
  const { key: _, ...shown } = one
  return shown
}

const rank = (force: Force) => forces.indexOf(force)
const stronger = (a: Known, b: Known) => rank(a.force) - rank(b.force)
