// The clock and the dice of a thread that writes, for tests: the clock is that of the test, which moves it.
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'
import { countedChance, monday, type TestClock } from '../a-service.ts'

const name = 'zhunru test clock'

const clockOn = (shared: SharedArrayBuffer): TestClock => {
  const numbers = new BigInt64Array(shared)
  const set = (ms: number) => void Atomics.store(numbers, 0, BigInt(ms))
  const now = () => Number(Atomics.load(numbers, 0))
  return { now, alone: true, goTo: (day) => set(Date.parse(`${day}T02:00:00.000Z`)), add: (ms) => set(now() + ms) }
}

/** A clock that the threads begun after this have too. */
export function sharedClock(): TestClock {
  const shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)
  setEnvironmentData(name, shared)
  const clock = clockOn(shared)
  clock.add(monday)
  return clock
}

export const writer = { world: import.meta.url }

const given = getEnvironmentData(name)
export const clock = given instanceof SharedArrayBuffer ? clockOn(given) : undefined
const counted = countedChance()
/** When this day is reached, the thread ends in the middle of a transaction. */
export const lastDay = '2029-01-01'
/** On this day the dice fall apart after the first throw of a transaction. */
export const brokenDay = '2028-05-05'
let thrown = 0
export const chance = {
  salt() {
    if (clock && clock.now() === Date.parse(`${brokenDay}T02:00:00.000Z`) && ++thrown % 2 === 0)
      throw new Error('the dice fell apart')
    if (clock && clock.now() >= Date.parse(lastDay)) process.exit(1)
    return counted.salt()
  },
}
