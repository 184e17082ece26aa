// The sessions of a node: one that writes, one that reads and is told when others wrote. A lost one is replaced when it is next needed.
import { Lost } from './failures.ts'
import { connect, type Session } from './session.ts'
import { listen, notify } from './statements.ts'

export interface Sessions {
  /** Throws Lost or Refused where there is none to be had. */
  writing(): Promise<Session>
  reading(): Promise<Session>
  /** Tells other nodes that something was written. Never within a transaction: where there is no such thing, nothing else fails. */
  hint(): void
  /** Has it told when the database says that another wrote; it may never do so. */
  whenHinted(tell: () => void): void
  end(): Promise<void>
}

export function sessionsTo(url: string): Sessions {
  let writing: Session | undefined
  let reading: Session | undefined
  let tell: () => void = () => undefined
  let isEnded = false

  /** One that comes after the end is ended as well. */
  async function another(): Promise<Session> {
    if (isEnded) throw new Lost('the sessions were ended')
    const session = await connect(url)
    if (!isEnded) return session
    await session.end()
    throw new Lost('the sessions were ended')
  }

  async function reader(): Promise<Session> {
    const session = await another()
    session.whenHinted((by) => {
      if (by !== session.id) tell()
    })
    session.hint(listen)
    return session
  }

  return {
    async writing() {
      if (!writing || writing.isLost) writing = await another()
      return writing
    },
    async reading() {
      if (!reading || reading.isLost) reading = await reader()
      return reading
    },
    hint() {
      if (reading && !reading.isLost) reading.hint(notify)
    },
    whenHinted(how) {
      tell = how
    },
    async end() {
      isEnded = true
      await Promise.all([writing?.end(), reading?.end()])
    },
  }
}
