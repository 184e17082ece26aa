// Due days as an iCalendar feed (RFC 5545): one all-day event for each commitment. No names of people, no notes.

import { groupedYuan } from '../policy/money.ts'
import { commitmentKindWords, commitmentStatusWords } from '../policy/support/words.ts'
import type { CommitmentKind, CommitmentStatus, Day, Instant, Language } from '../policy/terms.ts'
import { addDays } from '../policy/time/days.ts'

export interface FeedLine {
  id: string
  kind: CommitmentKind
  status: CommitmentStatus
  title: string
  organisation: string
  organisationName: string
  community: string
  communityName: string
  dueOn: Day
  overdueFrom: Day
  amountFen?: number
  confirmedFen?: number
  owedFen?: number
}

/** A whole calendar, lines folded at 75 octets and ended by CRLF. `at`: when it was made. */
export function calendarFeed(lines: readonly FeedLine[], at: Instant, language: Language): string {
  const stamp = at.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
  const name = language === 'zh' ? '保障到位期限' : 'Support due'
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//zhunru//support due//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
  ]
  const events = lines.flatMap((line) => eventOf(line, stamp, language))
  return [...head, ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n')
}

function eventOf(line: FeedLine, stamp: string, language: Language): string[] {
  const { id, kind, status, title, organisation, organisationName, community, communityName, dueOn, overdueFrom } = line
  const [what, state] = [commitmentKindWords[kind][language], commitmentStatusWords[status][language]]
  const summary = `${status === 'overdue' ? `【${state}】` : ''}${what}${moneyOf(line, language)} ${title}`
  const description =
    language === 'zh'
      ? `${state}；单位 ${organisationName}（${organisation}）；社区 ${communityName}（${community}）；自 ${overdueFrom} 起逾期；承诺编号 ${id}`
      : `${state}; organisation ${organisationName} (${organisation}); community ${communityName} (${community}); overdue from ${overdueFrom}; commitment ${id}`
  return [
    'BEGIN:VEVENT',
    `UID:${id}@zhunru`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dueOn.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(dueOn, 1).replaceAll('-', '')}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `CATEGORIES:${escaped(what)},${escaped(state)}`,
    'TRANSP:TRANSPARENT',
    ...alarms(status, escaped(summary)),
    'END:VEVENT',
  ]
}

/** At nine in the morning a week before and the day before, while it is still to come. */
function alarms(status: CommitmentStatus, text: string): string[] {
  if (status !== 'due' && status !== 'disputed') return []
  return ['-P6DT15H', '-PT15H'].flatMap((trigger) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${text}`,
    `TRIGGER:${trigger}`,
    'END:VALARM',
  ])
}

function moneyOf({ amountFen, owedFen = amountFen ?? 0, confirmedFen = 0 }: FeedLine, language: Language): string {
  if (amountFen === undefined) return ''
  return ` ${groupedYuan(Math.max(0, owedFen - confirmedFen))} ${language === 'zh' ? '元' : 'yuan'}`
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[;,]/g, (char) => `\\${char}`)
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

/** A content line is 75 octets at most; what follows begins with a space. A character is never cut. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const char of line) {
    const length = Buffer.byteLength(char)
    if (octets + length > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += char
    octets += length
  }
  return [...parts, part].join('\r\n')
}
