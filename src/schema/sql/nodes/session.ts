// A session with PostgreSQL: statements go out together and their answers come in order. One that is lost is never used again.
import pg from 'pg'
import { Lost, Refused } from './failures.ts'

export interface Asking {
  text: string
  values?: readonly (string | number | null)[]
  /** Prepared under this name once in a session. */
  name?: string
}

export type Rows = readonly Readonly<Record<string, string | number | null>>[]

export interface Session {
  /**
   * Sends all of them at once; gives the rows of each. Throws Refused where the database says no to one, Lost where it does
   * not answer: then nobody here knows what of them it did.
   */
  send(...list: readonly Asking[]): Promise<Rows[]>
  /** Sends what nobody waits for, and whose failure means nothing. */
  hint(one: Asking): void
  readonly isLost: boolean
  /** Has it told whenever the database says that something was written, and by which session. */
  whenHinted(tell: (by: number) => void): void
  /** Its number with the database. */
  readonly id: number | undefined
  end(): Promise<void>
}

/** A node that stalls while it holds the head loses it after this; the longest command takes a third of a second. */
export const stalledMs = 2_000
/** For whoever waits for the head: longer than one that stalls may hold it. */
const lockMs = 3 * stalledMs
/** For any answer: whoever does not give it is gone. */
const answerMs = 4 * stalledMs
const connectMs = 5_000
/** For a goodbye to a database that does not answer. */
const goodbyeMs = 1_000

function clientOf(url: string): pg.Client {
  try {
    return new pg.Client({
      connectionString: url,
      pipeline: true,
      connectionTimeoutMillis: connectMs,
      query_timeout: answerMs,
      lock_timeout: lockMs,
      idle_in_transaction_session_timeout: stalledMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 2_000,
      fallback_application_name: 'zhunru',
    })
  } catch (error) {
    // The address itself is not repeated: it may hold a password.
    throw new Lost(`the address cannot be used: ${(error as NodeJS.ErrnoException).code ?? 'it is malformed'}`)
  }
}

/** Throws Lost or Refused. */
export async function connect(url: string): Promise<Session> {
  let isLost = false
  let hinted: (by: number) => void = () => undefined
  const client = clientOf(url)
  // Said at any time, to nobody in particular; whoever waits for an answer is told by its promise.
  client.on('error', () => {
    isLost = true
  })
  client.on('end', () => {
    isLost = true
  })
  client.on('notification', ({ processId }) => hinted(processId))
  try {
    await client.connect()
  } catch (error) {
    client.end().catch(() => undefined)
    throw meaning(error)
  }

  const ask = ({ text, values, name }: Asking) =>
    client.query({ text, ...(values && { values: [...values] }), ...(name !== undefined && { name }) })

  return {
    async send(...list) {
      const results = await Promise.allSettled(list.map(ask))
      const failed = results.find(({ status }) => status === 'rejected')
      if (failed) {
        const error = meaning((failed as PromiseRejectedResult).reason)
        if (error instanceof Lost) isLost = true
        throw error
      }
      return results.map((one) => (one as PromiseFulfilledResult<pg.QueryResult>).value.rows)
    },
    hint: (one) => void ask(one).catch(() => undefined),
    get isLost() {
      return isLost
    },
    whenHinted(tell) {
      hinted = tell
    },
    id: (client as { processID?: number }).processID,
    async end() {
      isLost = true
      const cut = setTimeout(() => client.connection.stream.destroy(), goodbyeMs)
      await client.end().catch(() => undefined)
      clearTimeout(cut)
    },
  }
}

/** Lost: it said nothing that can be relied on, or that it ends. Anything else the database said of what it was asked. */
function meaning(error: unknown): Lost | Refused {
  const { code = '', message, severity } = error as { code?: string; message: string; severity?: string }
  const isFromDatabase = severity !== undefined && /^[0-9A-Z]{5}$/.test(code)
  return isFromDatabase && !ending.test(code) ? new Refused(code, message) : new Lost(message)
}

/** It stops, is starting, has ended this session, or is no longer the one that takes writes. */
const ending = /^(57P0[1-5]|08...|25P0[34]|25006)$/
