// Decides the recorded requests again while their entries are verified, and adds to the report what came of it.
import { rulebook } from '../policy/admission/decide.ts'
import { type Replays, replays } from '../policy/admission/replays.ts'
import type { Verdict } from '../policy/log/verdict.ts'
import type { EditionDocument } from '../policy/terms.ts'
import { type AuditReport, more, worst } from './report.ts'

/** Whether to replay, and the editions that the reader brings beside those in the log. */
export interface ReplayMeans {
  replay?: boolean
  editions?: readonly EditionDocument[]
}

/** What takes the entries to decide again; nothing where no replay is asked for. */
export function replaysOf({ replay, editions }: ReplayMeans): Replays | undefined {
  if (!replay) return undefined
  const again = replays()
  for (const document of editions ?? []) again.offer(document)
  return again
}

/** Adds what a replay showed to what was found. Nothing replayed is nothing told. */
export function withReplay({ verdict, says, faults }: AuditReport, again: Replays): AuditReport {
  const { decided, differing, differences, unlisted, without, otherwise } = again.report()
  const missing = [...without].map(([name, n]) => {
    const [jurisdiction, number] = name.split(' ')
    return `${n} decisions rest on edition ${name}, which is not here: give it with --edition FILE (the service answers it at /v1/lists/${jurisdiction}/editions/${number}).`
  })
  const verdicts: Verdict[] = [verdict]
  if (differing > 0) verdicts.push('wrong')
  const before = [...otherwise].map(
    ([name, n]) =>
      `${n} decisions were taken by the rulebook ${name}; this program has ${rulebook}: decide them again with a version of the program that has theirs.`,
  )
  missing.push(...before)
  if (without.size > 0 || otherwise.size > 0) verdicts.push('could-not-tell')
  if (decided === 0 && without.size === 0 && otherwise.size === 0) missing.push('There is no decision to replay.')
  if (decided === 0) verdicts.push('could-not-tell')
  return {
    verdict: worst(verdicts),
    says:
      decided === 0
        ? says
        : [...says, `replayed ${decided} decisions: ${differing === 0 ? 'all the same' : `${differing} differ`}`],
    faults: [
      ...faults,
      ...differences.map(({ index, what }) => `entry ${index}: decided again, ${what}`),
      ...more(unlisted),
      ...missing,
    ],
  }
}
