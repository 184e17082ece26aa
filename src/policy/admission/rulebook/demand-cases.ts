// The cases that the rules on demands share: what one kind of demand passes by, and what it does not.

import type { DemandKind } from '../../terms.ts'
import type { Case } from '../case.ts'

/** Of a kind that an item can allow; `name` is demanded, `other` is what an item may allow beside it. */
export function allowableCases(kind: DemandKind, name: string, other: string): Case[] {
  return [
    ...demanded(kind, name),
    {
      name: 'the item allows it by name',
      request: { demands: [{ kind, name }] },
      item: { allows: [{ kind, name }] },
      hits: [],
    },
    {
      name: 'the item allows the kind',
      request: { demands: [{ kind, name }] },
      item: { allows: [{ kind }] },
      hits: [],
    },
    {
      name: 'the item allows another name',
      request: { demands: [{ kind, name }] },
      item: { allows: [{ kind, name: other }] },
      hits: [{ pointer: '/demands/0', facts: { name, allowed: [other] } }],
    },
  ]
}

/** Of a kind that no item can allow. */
export function neverAllowedCases(kind: DemandKind, name: string, other: string): Case[] {
  return [
    ...demanded(kind, name),
    {
      name: 'even an item that allows it cannot let it pass',
      request: {
        demands: [
          { kind, name },
          { kind, name: other },
        ],
      },
      item: { allows: [{ kind }, { kind, name }] },
      hits: [
        { pointer: '/demands/0', facts: { name } },
        { pointer: '/demands/1', facts: { name: other } },
      ],
    },
    {
      name: 'nor can an emergency',
      request: {
        period: { from: '2027-03-01', until: '2027-03-30' },
        emergency: {
          issuer: '990105-QZF',
          number: '样政发〔2027〕1号',
          order: '应急响应令',
          level: 'I',
          issuedOn: '2027-01-04',
        },
        demands: [{ kind, name }],
      },
      hits: [{ pointer: '/demands/0', facts: { name } }],
    },
  ]
}

function demanded(kind: DemandKind, name: string): Case[] {
  return [
    { name: 'nothing of the kind is demanded', hits: [] },
    { name: 'no demands at all', request: { demands: undefined }, hits: [] },
    {
      name: 'it is demanded where the item allows nothing of the kind',
      request: {
        demands: [
          { kind: 'ledger', name: '矫正走访记录' },
          { kind, name },
        ],
      },
      hits: [{ pointer: '/demands/1', facts: { name } }],
    },
  ]
}
