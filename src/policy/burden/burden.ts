// 负担: what communities carry, month by month, against the hours of their staff; and a warning before it is too much (004, 000).
import type { RecordReads } from '../ports.ts'
import { communityName, organisationName } from '../registry/names.ts'
import type { Day, Text } from '../terms.ts'
import { hoursOf } from './load.ts'
import { type Carried, type Month, monthAfter, monthOf, mostOf, seriesOf } from './months.ts'
import type { BurdenChange, BurdenKey } from './reads.ts'

/** Months ahead that are looked at for too much. */
const ahead = 12

export interface BurdenMonth {
  month: Month
  items: number
  hours: number
  ledgers: number
  forms: number
  platforms: number
  meetings: number
}
export interface BurdenWarning {
  community: string
  name: string
  month: Month
  hours: number
  staffHours: number
  message: Text
}
export interface BurdenLine extends Omit<BurdenMonth, 'month'> {
  key: string
  jurisdiction: string
  name: string
  /** Hours of the community's staff in a month, where both are known. */
  staffHours?: number
  months: BurdenMonth[]
}

const told = ({ minutes, ...one }: Carried): Omit<BurdenMonth, 'month'> => ({ ...one, hours: hoursOf(minutes) })

/** A page of the table by community, organisation or item; of each the most in any month of the span, and every month. */
export function burdenBy(
  read: RecordReads,
  by: Exclude<BurdenKey, 'month'>,
  within: string,
  { from, until }: { from: Month; until: Month },
  at: { after: string | undefined; limit: number },
  today: Day,
): { lines: BurdenLine[]; warnings: BurdenWarning[] } {
  const last = monthAfter(monthOf(today), ahead)
  const changes = read.burdens(by, within, at, by === 'community' && last > until ? last : until)
  const groups = Map.groupBy(changes, ({ jurisdiction, key }) => `${jurisdiction}/${key}`)
  const lines: BurdenLine[] = []
  const warnings: BurdenWarning[] = []
  for (const group of groups.values()) {
    const [{ jurisdiction, key }] = group as [BurdenChange]
    if (by === 'community') {
      lines.push(lineAt(read, jurisdiction, key, group, { from, until }, today))
      warnings.push(...warningsAt(read, key, group, today))
    } else {
      const name = by === 'organisation' ? organisationName(read, key) : itemName(read, jurisdiction, key, today)
      lines.push(lineOf({ key, jurisdiction, name }, group, { from, until }))
    }
  }
  return { lines, warnings }
}

/** One community's line, and its warnings for the months to come. */
export function burdenOf(
  read: RecordReads,
  { code, jurisdiction }: { code: string; jurisdiction: string },
  { from, until }: { from: Month; until: Month },
  today: Day,
): { line: BurdenLine; warnings: BurdenWarning[] } {
  const last = monthAfter(monthOf(today), ahead)
  const changes = read.burdenAt(jurisdiction, code, last > until ? last : until)
  return {
    line: lineAt(read, jurisdiction, code, changes, { from, until }, today),
    warnings: warningsAt(read, code, changes, today),
  }
}

/** The whole district, a line for each month. */
export function burdenByMonth(
  read: RecordReads,
  within: string,
  { from, until }: { from: Month; until: Month },
): BurdenMonth[] {
  return seriesOf(read.burdensIn(within, until), from, until).map(({ month, ...one }) => ({ month, ...told(one) }))
}

function lineOf(
  who: Pick<BurdenLine, 'key' | 'jurisdiction' | 'name'>,
  changes: readonly BurdenChange[],
  { from, until }: { from: Month; until: Month },
): BurdenLine {
  const series = seriesOf(
    changes.filter(({ month }) => month <= until),
    from,
    until,
  )
  return { ...who, ...told(mostOf(series)), months: series.map(({ month, ...one }) => ({ month, ...told(one) })) }
}

function lineAt(
  read: RecordReads,
  jurisdiction: string,
  key: string,
  changes: readonly BurdenChange[],
  span: { from: Month; until: Month },
  today: Day,
): BurdenLine {
  const staffHours = staffHoursAt(read, key, today)
  const line = lineOf({ key, jurisdiction, name: communityName(read, key) }, changes, span)
  return { ...line, ...(staffHours !== undefined && { staffHours }) }
}

function warningsAt(
  read: RecordReads,
  community: string,
  changes: readonly BurdenChange[],
  today: Day,
): BurdenWarning[] {
  const staffHours = staffHoursAt(read, community, today)
  if (staffHours === undefined) return []
  const from = monthOf(today)
  const name = communityName(read, community)
  return seriesOf(changes, from, monthAfter(from, ahead)).flatMap(({ month, minutes }): BurdenWarning[] => {
    const hours = hoursOf(minutes)
    if (hours <= staffHours) return []
    const message = {
      zh: `${name} ${month} 月承接的工作约需 ${hours} 小时，超过工作人员可用的 ${staffHours} 小时`,
      en: `In ${month} ${name} carries work of some ${hours} hours, where its staff have ${staffHours}`,
    }
    return [{ community, name, month, hours, staffHours, message }]
  })
}

/** Hours in a month of the staff that the registry knows, by the terms in force. */
export function staffHoursAt(read: RecordReads, community: string, on: Day): number | undefined {
  const { staff, jurisdiction } = read.community(community) ?? {}
  const hours = jurisdiction === undefined ? undefined : read.editionInForce(jurisdiction, on)?.terms.staffHoursPerMonth
  return staff === undefined || hours === undefined ? undefined : staff * hours
}

function itemName(read: RecordReads, jurisdiction: string, key: string, today: Day): string {
  return read.editionInForce(jurisdiction, today)?.items.get(key)?.name ?? key
}
