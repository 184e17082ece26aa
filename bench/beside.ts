// Checks beside callers with large requests: how much of its speed a check keeps, and how long the main thread is held.

import { another, ask, loadFrom, median, type Server, serve } from './pairs.ts'
import { otherKey } from './request.ts'

export interface Beside {
  callers: number
  /** Checks a second by themselves, and beside the others; medians. */
  alone: number
  beside: number
  ratio: number
  p99: number
  /** Milliseconds that the main thread was held at most. */
  holdMs: number
  /** Targets recorded a second meanwhile. */
  targets: number
}

const checks = { path: '/v1/checks', what: 'admitted', connections: 16 } as const
const large = { path: '/v1/assignments', what: 'large', key: otherKey } as const

export async function checksBeside(callers: number, rounds: number, ms: number): Promise<Beside> {
  const server: Server = await serve('service', {
    execArgv: ['--import', new URL('hold.ts', import.meta.url).pathname],
  })
  const [first, second] = [another(), another()]
  const figures = {
    alone: [] as number[],
    beside: [] as number[],
    p99: [] as number[],
    hold: [] as number[],
    targets: [] as number[],
  }
  const hold = () => ask<{ holdMs: number }>(server.child, 'hold?')
  await loadFrom(first, server, { ...checks, ms })
  await loadFrom(second, server, { ...large, connections: callers, ms })
  for (let round = 0; round < rounds; round++) {
    const alone = await loadFrom(first, server, { ...checks, ms })
    await hold()
    const both = await Promise.all([
      loadFrom(first, server, { ...checks, ms }, 'quietly'),
      loadFrom(second, server, { ...large, connections: callers, ms: ms + 200 }, 'quietly'),
    ])
    const [beside, others] = both
    if (beside.refused + others.refused > 0)
      throw new Error(`${beside.refused} checks and ${others.refused} large requests were refused`)
    figures.hold.push((await hold()).holdMs)
    figures.alone.push(alone.count / alone.seconds)
    figures.beside.push(beside.count / beside.seconds)
    figures.p99.push(beside.p99)
    figures.targets.push((others.count * 200) / others.seconds)
  }
  server.stop()
  first.kill()
  second.kill()
  const ratios = figures.beside.map((one, i) => one / (figures.alone[i] as number))
  return {
    callers,
    alone: median(figures.alone),
    beside: median(figures.beside),
    ratio: median(ratios),
    p99: median(figures.p99),
    holdMs: median(figures.hold),
    targets: median(figures.targets),
  }
}
