// Which cell formats show a number as a day, and which day that is.

import type { Day } from '../../policy/terms.ts'
import { dayNumber, dayOf } from '../../policy/time/days.ts'
import { readXml } from './xml.ts'

/** Built-in formats that show days, East Asian ones included (ECMA-376 part 1, 18.8.30). */
const builtIn = (id: number) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Characters of a format code, in Excel as here. */
const longestCode = 255

/** For each cell style, whether it shows a number as a day. */
export async function dayStyles(styles: AsyncIterable<string>): Promise<boolean[]> {
  const own = new Map<number, boolean>()
  const days: boolean[] = []
  let within = false
  await readXml(styles, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), showsDay(attributes.formatCode ?? ''))
      else if (name === 'cellXfs') within = true
      else if (name === 'xf' && within) {
        const id = Number(attributes.numFmtId ?? 0)
        days.push(own.get(id) ?? builtIn(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') within = false
    },
  })
  return days
}

/** Of a format code: quoted texts, escapes and [colours] aside, does it name a year or a day of the month. */
function showsDay(code: string): boolean {
  return (
    code.length <= longestCode &&
    /[yd]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general/gi, ''))
  )
}

/** The day of a serial number; undefined before 1900-03-01, where the calendars of Excel and of the world differ. */
export function dayOfSerial(serial: number, from1904: boolean): Day | undefined {
  const day = Math.floor(serial) + (from1904 ? 1462 : 0)
  return day >= 61 && day <= 2_958_465 ? dayOf(dayNumber('1899-12-30') + day) : undefined
}
