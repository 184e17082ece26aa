// 承接机构和网点: who delivers under contract, and where. A put of what is known already records nothing.

import { may } from '../access/may.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { fault, invalidInput } from '../problem.ts'
import type { Row } from '../record/rows.ts'
import type { Fault, Outlet, Provider } from '../terms.ts'
import { type Given, isObject, malformed, trusted } from '../untrusted.ts'
import { isCreditCode } from './credit-code.ts'
import { type Put, same } from './recording.ts'

/** Registered for the caller's jurisdiction; whoever contracts with it may be of another. */
export const recordProvider = command(
  'recordProvider',
  (caller: Principal, code: string, given: Given<Omit<Provider, 'code'>>): Settling<Put<Row<'providers'>>> => {
    return {
      settle(read, { at }) {
        const { creditCode } = isObject(given.body) ? given.body : {}
        const faults: Fault[] =
          typeof creditCode === 'string' && /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(creditCode) && !isCreditCode(creditCode)
            ? [
                fault(
                  '/creditCode',
                  `统一社会信用代码 ${creditCode} 的校验码不符（GB 32100）`,
                  `The check digit of ${creditCode} is wrong (GB 32100)`,
                ),
              ]
            : []
        const faulty = malformed(given, () => faults)
        if (faulty) return faulty
        const known = read.provider(code)
        const jurisdiction = known?.jurisdiction ?? caller.jurisdiction ?? ''
        const no = may(caller, 'provider.record', { jurisdiction }) ?? invalidInput(faults)
        if (no) return no
        const value = { code, ...trusted(given) }
        const answer = { created: !known, value: { ...value, jurisdiction } }
        if (known && same(answer.value, known)) return { entries: [], answer }
        const header = { type: 'provider-recorded' as const, at, actor: actorOf(caller), jurisdiction }
        return { entries: [{ header, body: value }], answer }
      },
    }
  },
)

export const recordOutlet = command(
  'recordOutlet',
  (caller: Principal, code: string, given: Given<Omit<Outlet, 'code'>>): Settling<Put<Row<'outlets'>>> => {
    return {
      settle(read, { at }) {
        const { community: place, operator } = isObject(given.body) ? given.body : {}
        const community = typeof place === 'string' ? read.community(place) : undefined
        const faults: Fault[] = []
        if (typeof place === 'string' && !community)
          faults.push(fault('/community', `没有登记社区 ${place}`, `No community ${place} is registered`))
        if (typeof operator === 'string' && !read.provider(operator))
          faults.push(
            fault(
              '/operator',
              `没有登记承接机构 ${operator}，请先登记`,
              `No provider ${operator} is registered; register it first`,
            ),
          )
        const no = malformed(given, () => faults)
        if (no) return no
        const known = read.outlet(code)
        const jurisdiction = community?.jurisdiction ?? caller.jurisdiction ?? ''
        const against =
          may(caller, 'outlet.record', { jurisdiction }) ??
          (known && may(caller, 'outlet.record', known)) ??
          invalidInput(faults)
        if (against) return against
        const value = { code, ...trusted(given) }
        const answer = { created: !known, value: { ...value, jurisdiction } }
        if (known && same(answer.value, known)) return { entries: [], answer }
        const header = {
          type: 'outlet-recorded' as const,
          at,
          actor: actorOf(caller),
          jurisdiction,
          communities: [value.community],
        }
        return { entries: [{ header, body: value }], answer }
      },
    }
  },
)
