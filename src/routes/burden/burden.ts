// 负担: the table of a district, and what one community carries.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { may } from '../../policy/access/may.ts'
import { type BurdenWarning, burdenBy, burdenByMonth, burdenOf } from '../../policy/burden/burden.ts'
import { monthAfter, monthOf, monthsIn } from '../../policy/burden/months.ts'
import { burdenKeys } from '../../policy/burden/reads.ts'
import { countsOf } from '../../policy/clean-up/summary.ts'
import { fault, faulty } from '../../policy/problem.ts'
import { communityFor } from '../../policy/registry/community.ts'
import { Burden, BurdenTable } from '../../schema/wire/burden.ts'
import { Code, Day, JurisdictionCode, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { pageAt, pageOf, spanOf } from '../http/paging.ts'
import { granted, refuse, refuseIf } from '../http/problem.ts'

const days = { from: optional(Day), until: optional(Day) }
const tabled = {
  querystring: strict({
    by: optional(oneOf(burdenKeys)),
    ...days,
    jurisdiction: optional(JurisdictionCode),
    ...Paging,
  }),
}
const one = { params: strict({ code: Code }), querystring: strict(days) }
/** Lines of a page times their months, at most: what is longer is parted into more pages. */
const mostFigures = 2400
/** Months of a span at most. */
const mostMonths = 60

export const burdenRoutes: Routes = async (app, { store }) => {
  const tags = ['burden']
  const { reads } = store
  app.get(
    '/burden',
    {
      config: { action: 'burden.list' },
      schema: {
        tags,
        summary:
          '负担统计：按社区、单位、事项或者月份 Get what communities carry in the months of a span, this month by default',
        ...tabled,
        response: { 200: ref(BurdenTable), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getTable,
  )
  app.get(
    '/communities/:code/burden',
    {
      config: { action: 'burden.read' },
      schema: {
        tags,
        summary:
          '社区负担：逐月工作量和预警 Get what a community carries month by month, and the months that are too much',
        ...one,
        response: { 200: ref(Burden), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getBurden,
  )

  async function getTable(request: Asks<typeof tabled>, reply: FastifyReply) {
    const caller = callerOf(request)
    const { by = 'community', jurisdiction = caller.jurisdiction as string } = request.query
    refuseIf(may(caller, 'burden.list', { jurisdiction }))
    const span = monthsOf(request)
    if (by === 'month') {
      const items = burdenByMonth(reads, jurisdiction, span)
      return {
        items: items.map(({ month, ...one }) => ({ key: month, name: month, jurisdiction, ...one })),
        warnings: [],
      }
    }
    const { today } = store.now()
    const limit = Math.min(request.query.limit ?? 50, Math.floor(mostFigures / monthsIn(span)))
    const { lines, warnings } = burdenBy(reads, by, jurisdiction, span, pageAt({ ...request.query, limit }), today)
    const page = pageOf(
      request,
      reply,
      lines,
      { ...request.query, limit },
      ({ jurisdiction: place, key }) => `${place}/${key}`,
      (line) => (by === 'item' && line.key === 'off-list' ? { ...line, name: offList[languageOf(request)] } : line),
    )
    const shown = new Set(page.items.map(({ key }) => key))
    return {
      ...page,
      warnings: told(
        request,
        warnings.filter(({ community }) => shown.has(community)),
      ),
    }
  }

  async function getBurden(request: Asks<typeof one>) {
    const community = granted(communityFor(reads, callerOf(request), 'burden.read', request.params.code))
    const months = monthsOf(request)
    const { line, warnings } = burdenOf(reads, community, months, store.now().today)
    const { key: _, ...figures } = line
    const { code, jurisdiction } = community
    const { from, until } = months
    const takenBack = reads
      .obligationsDuring(code, `${from}-01`, `${until}-31`)
      .filter(
        ({ standing, endedOn }) =>
          standing === 'taken-back' && endedOn !== null && monthOf(endedOn) >= from && monthOf(endedOn) <= until,
      )
    const carried = reads.cleanUpLines({ within: jurisdiction, community: code }, { after: undefined, limit: -1 })
    const { before, after } = countsOf(carried)
    return {
      community: code,
      ...figures,
      cleanUp: { before, after },
      takenBack: takenBack.length,
      warnings: told(request, warnings),
    }
  }

  function monthsOf(request: Asks<{ querystring: typeof tabled.querystring }> | Asks<typeof one>) {
    const { today } = store.now()
    const { from, until } = request.query
    const span = spanOf(
      { ...(from && { from }), ...(until && { until }) },
      { from: until && until < today ? until : today, until: from && from > today ? from : today },
    )
    const months = { from: monthOf(span.from), until: monthOf(span.until) }
    if (months.until >= monthAfter(months.from, mostMonths))
      refuse(faulty([fault('/query/until', `至多 ${mostMonths} 个月`, `A span of ${mostMonths} months at most`)]))
    return months
  }
}

const offList = { zh: '清单外事项', en: 'Off the list' }

const told = (request: FastifyRequest, warnings: readonly BurdenWarning[]) =>
  warnings.map(({ message, ...one }) => ({ ...one, message: message[languageOf(request)] }))
