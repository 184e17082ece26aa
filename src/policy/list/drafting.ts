// 草案与发布: drafting an edition, and publishing it.

import { may } from '../access/may.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { canonicalJson } from '../log/canonical.ts'
import type { RecordReads } from '../ports.ts'
import { invalidInput, problem } from '../problem.ts'
import type { Day, EditionDocument, Fault, Instant, Problem } from '../terms.ts'
import { type Given, malformed, trusted } from '../untrusted.ts'
import { editionHash, itemsWithoutBasis } from './edition.ts'
import { editionFaults } from './edition-faults.ts'
import { leadFaults } from './lead-faults.ts'
import { noDraft } from './missing.ts'
import type { Draft } from './reads.ts'

export interface PublishedEdition {
  jurisdiction: string
  number: number
  effectiveFrom: Day
  hash: string
  title: string
  publishedAt: Instant
}

/** The version that the caller last saw; `any` fits whichever there is. */
export type Seen = number | 'any' | undefined

/** Puts a whole draft in place of the last one. Only whoever saw the last one may replace it. */
export const putDraft = (caller: Principal, jurisdiction: string, given: Given<EditionDocument>, seen: Seen) =>
  // Looked for here, and not while a transaction is open: in a long list it takes its time.
  putChecked(caller, jurisdiction, given, seen, editionFaults(given.body))

/** The same, once it is known what is wrong with the document. */
export const putChecked = command(
  'putDraft',
  (
    caller: Principal,
    jurisdiction: string,
    given: Given<EditionDocument>,
    seen: Seen,
    faults: readonly Fault[],
  ): Settling<Draft & { created: boolean }> => ({
    settle(read, { at }) {
      const barred = may(caller, 'draft.put', { jurisdiction })
      // The registry may have changed since: what it does not know is told with all else that is wrong.
      const strange = barred ? [] : leadFaults(given.body, read)
      const all = [...faults, ...strange]
      const known = read.draft(jurisdiction)
      const no = malformed(given, () => all) ?? invalidInput(all) ?? barred ?? stale(known, seen)
      if (no) return no
      const document = trusted(given)
      const draft: Draft = {
        jurisdiction,
        version: (known?.version ?? versionsBefore(read, jurisdiction)) + 1,
        document: canonicalJson(document),
        editedBy: caller.key,
        editedAt: at,
      }
      return { entries: [], asides: [{ putDraft: draft }], answer: { ...draft, created: !known } }
    },
  }),
)

/** A version seen before a publication must fit no draft after it: the versions after edition 3 begin at 3001. */
function versionsBefore(read: RecordReads, jurisdiction: string): number {
  return (read.latestEdition(jurisdiction)?.number ?? 0) * 1000
}

function stale(known: Draft | undefined, seen: Seen): { problem: Problem } | undefined {
  if (!known && seen === undefined) return undefined
  if (known && seen === undefined)
    return problem(
      'precondition-required',
      `已有草案第 ${known.version} 稿。为免覆盖他人的修改，请注明所依据的是哪一稿：If-Match: "${known.version}"（读取草案时的 ETag；本答复的 ETag 是现在这一稿）`,
      `There is a draft, version ${known.version}. So that nobody’s changes are lost, say which one yours continues: If-Match: "${known.version}" (the ETag that came with the draft; that of this answer is the one there is)`,
    )
  if (known && (seen === 'any' || seen === known.version)) return undefined
  return problem(
    'stale-version',
    '草案已被他人修改或已发布，请重新读取后再提交',
    'The draft was changed or published since you read it: read it again',
  )
}

/** Discards the draft; only whoever saw it may. The record knows nothing of drafts, and so nothing of this. */
export const discardDraft = command(
  'discardDraft',
  (caller: Principal, jurisdiction: string, seen: Seen): Settling<undefined> => {
    return {
      settle(read) {
        const no = may(caller, 'draft.put', { jurisdiction })
        if (no) return no
        const known = read.draft(jurisdiction)
        if (!known) return noDraft(jurisdiction)
        return stale(known, seen) ?? { entries: [], asides: [{ removeDraft: jurisdiction }], answer: undefined }
      },
    }
  },
)

export interface Publishing {
  effectiveFrom: Day
  /** True where it is meant that nothing has changed since the latest edition. */
  unchanged?: boolean
}

/** Freezes the draft into the next edition. Whoever edited it last cannot publish it. */
export const publishDraft = command(
  'publishDraft',
  (caller: Principal, jurisdiction: string, given: Given<Publishing>, seen: Seen): Settling<PublishedEdition> => {
    return {
      settle(read, { at }) {
        const no = malformed(given) ?? may(caller, 'edition.publish', { jurisdiction })
        if (no) return no
        const { effectiveFrom, unchanged } = trusted(given)
        const draft = read.draft(jurisdiction)
        if (!draft) return noDraft(jurisdiction)
        if (seen !== undefined) {
          const changed = stale(draft, seen)
          if (changed) return changed
        }
        if (draft.editedBy === caller.key)
          return problem(
            'same-keeper',
            '草案的最后修改人不能发布，请由另一名清单管理员发布',
            'Whoever edited the draft last cannot publish it: another list keeper must',
          )
        const document: EditionDocument = JSON.parse(draft.document)
        return (
          (unchanged ? undefined : sameAsLatest(read, jurisdiction, document)) ??
          publishing(read, actorOf(caller), jurisdiction, document, effectiveFrom, at, draft.editedBy)
        )
      },
    }
  },
)

function sameAsLatest(
  read: RecordReads,
  jurisdiction: string,
  document: EditionDocument,
): { problem: Problem } | undefined {
  const latest = read.latestEdition(jurisdiction)
  if (!latest || latest.hash !== editionHash(document)) return undefined
  return problem(
    'conflict',
    `草案与第 ${latest.number} 版完全相同，未予发布；确需以新的生效日期再次发布的，请加 "unchanged": true`,
    `The draft is edition ${latest.number} as it stands: nothing was published. Where it is to be published again all the same, add "unchanged": true`,
  )
}

/** Publishes a document outright: for the command line, where whoever runs it answers for it. */
export const publishDocument = command(
  'publishDocument',
  (actor: string, jurisdiction: string, document: EditionDocument, effectiveFrom: Day): Settling<PublishedEdition> => {
    return {
      settle: (read, { at }) => publishing(read, actor, jurisdiction, document, effectiveFrom, at),
    }
  },
)

function publishing(
  read: RecordReads,
  actor: string,
  jurisdiction: string,
  document: EditionDocument,
  effectiveFrom: Day,
  at: Instant,
  draftedBy?: string,
) {
  const latest = read.latestEdition(jurisdiction)
  if (latest && effectiveFrom < latest.effectiveFrom)
    return problem(
      'edition-order',
      `生效日期不能早于第 ${latest.number} 版的 ${latest.effectiveFrom}`,
      `It cannot take effect before edition ${latest.number}, which does on ${latest.effectiveFrom}`,
    )
  const bare = itemsWithoutBasis(document, effectiveFrom)
  if (bare.length > 0)
    return problem(
      'lapsed-bases',
      `有 ${bare.length} 个事项在 ${effectiveFrom} 没有现行有效的依据，不能发布：${bare.map(({ code, name }) => `${code} ${name}`).join('；')}`,
      `${bare.length} items have no basis in force on ${effectiveFrom}: ${bare.map(({ code }) => code).join(', ')}`,
      { extra: { items: bare.map(({ code, name, bases }) => ({ code, name, bases })) } },
    )
  const edition = {
    jurisdiction,
    number: (latest?.number ?? 0) + 1,
    effectiveFrom,
    hash: editionHash(document),
    document,
    ...(draftedBy !== undefined && { draftedBy }),
  }
  const header = { type: 'edition-published' as const, at, actor, jurisdiction }
  const { document: _, draftedBy: __, ...published } = edition
  return {
    entries: [{ header, body: edition }],
    asides: draftedBy === undefined ? [] : [{ removeDraft: jurisdiction }],
    answer: { ...published, title: document.title, publishedAt: at },
  }
}

/** What a file that holds items alone completes: the draft, or else the edition in force today. */
export function documentBefore(read: RecordReads, jurisdiction: string, today: Day): EditionDocument | undefined {
  const known = read.editionInForce(jurisdiction, today)?.ref
  const row = read.draft(jurisdiction) ?? (known && read.editionRow(known.jurisdiction, known.number))
  return row && JSON.parse(row.document)
}
