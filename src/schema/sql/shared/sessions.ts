// The sessions of a node: one that writes, one that reads and is told when others wrote. A lost one is replaced when it is next needed.
import { connect, type Session } from './session.ts'
import { listen } from './statements.ts'

export interface Sessions {
  /** Throws Lost or Refused where there is none to be had. */
  writing(): Promise<Session>
  reading(): Promise<Session>
  /** Has it told when the database says that another wrote; it may never do so. */
  whenHinted(tell: () => void): void
  end(): Promise<void>
}

export function sessionsTo(url: string): Sessions {
  let writing: Session | undefined
  let reading: Session | undefined
  let tell: () => void = () => undefined

  async function reader(): Promise<Session> {
    const session = await connect(url)
    session.whenHinted(() => tell())
    session.hint(listen)
    return session
  }

  return {
    async writing() {
      if (!writing || writing.isLost) writing = await connect(url)
      return writing
    },
    async reading() {
      if (!reading || reading.isLost) reading = await reader()
      return reading
    },
    whenHinted(how) {
      tell = how
    },
    async end() {
      await Promise.all([writing?.end(), reading?.end()])
    },
  }
}
