// The clock and the dice of the thread that writes.
import { systemChance, systemClock } from './world.ts'

export const clock = systemClock
export const chance = systemChance()
