// 草案与发布: drafting an edition, and publishing it.
import { may } from '../access/may.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { canonicalJson } from '../log/canonical.ts'
import type { Command, RecordReads } from '../ports.ts'
import { invalidInput, problem } from '../problem.ts'
import type { Day, EditionDocument, Instant, Problem } from '../terms.ts'
import { type Given, malformed, trusted } from '../untrusted.ts'
import { editionHash, itemsWithoutBasis } from './edition.ts'
import { editionFaults } from './edition-faults.ts'
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
export function putDraft(
  caller: Principal,
  jurisdiction: string,
  given: Given<EditionDocument>,
  seen: Seen,
): Command<Draft & { created: boolean }> {
  // Looked for here, and not while a transaction is open: in a long list it takes its time.
  const faults = editionFaults(given.body)
  const faulty = malformed(given, () => faults) ?? invalidInput(faults)
  return {
    settle(read, { at }) {
      if (faulty) return faulty
      const document = trusted(given)
      const known = read.draft(jurisdiction)
      const no = may(caller, 'draft.put', { jurisdiction }) ?? stale(known, seen)
      if (no) return no
      const draft: Draft = {
        jurisdiction,
        version: (known?.version ?? versionsBefore(read, jurisdiction)) + 1,
        document: canonicalJson(document),
        editedBy: caller.key,
        editedAt: at,
      }
      return { entries: [], asides: [{ putDraft: draft }], answer: { ...draft, created: !known } }
    },
  }
}

/** A version seen before a publication must fit no draft after it: the versions after edition 3 begin at 3001. */
function versionsBefore(read: RecordReads, jurisdiction: string): number {
  return (read.latestEdition(jurisdiction)?.number ?? 0) * 1000
}

function stale(known: Draft | undefined, seen: Seen): { problem: Problem } | undefined {
  if (!known && seen === undefined) return undefined
  if (known && seen === undefined)
    return problem(
      'precondition-required',
      '已有草案。请先读取，再注明所依据的是哪一稿，以免覆盖他人的修改',
      'There is a draft. Read it first and say which version yours continues, so that nobody’s changes are lost',
    )
  if (known && (seen === 'any' || seen === known.version)) return undefined
  return problem(
    'stale-version',
    '草案已被他人修改或已发布，请重新读取后再提交',
    'The draft was changed or published since you read it: read it again',
  )
}

/** Freezes the draft into the next edition. Whoever edited it last cannot publish it. */
export function publishDraft(
  caller: Principal,
  jurisdiction: string,
  given: Given<{ effectiveFrom: Day }>,
  seen: Seen,
): Command<PublishedEdition> {
  return {
    settle(read, { at }) {
      const no = malformed(given) ?? may(caller, 'edition.publish', { jurisdiction })
      if (no) return no
      const { effectiveFrom } = trusted(given)
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
      return publishing(
        read,
        actorOf(caller),
        jurisdiction,
        JSON.parse(draft.document),
        effectiveFrom,
        at,
        draft.editedBy,
      )
    },
  }
}

/** Publishes a document outright: for the command line, where whoever runs it answers for it. */
export function publishDocument(
  actor: string,
  jurisdiction: string,
  document: EditionDocument,
  effectiveFrom: Day,
): Command<PublishedEdition> {
  return {
    settle: (read, { at }) => publishing(read, actor, jurisdiction, document, effectiveFrom, at),
  }
}

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
