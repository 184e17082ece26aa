// A command as data: its name and what it is given. So the thread that is asked for it and the one that settles it need
// not be the same, and whoever gave it can be told from the rest.
import type { Command } from './ports.ts'

/** What a command does, before it has a name. */
export type Settling<A> = Omit<Command<A>, 'call'>

/** Makes a command from what it is given; whoever gives it comes first, a principal or an actor's name. */
export interface Maker<G extends readonly unknown[], A> {
  (...given: G): Command<A>
  /** As `record/commands` has it. */
  readonly command: string
}

/** Names a command. The name must be its own among all commands, and what it is given must be data: no function, no class. */
export function command<G extends readonly unknown[], A>(
  name: string,
  make: (...given: G) => Settling<A>,
): Maker<G, A> {
  const maker = (...given: G): Command<A> => ({ ...make(...given), call: { name, given } })
  return Object.assign(maker, { command: name })
}

/** The access key by which a command was given, by its id; undefined where there was none. An actor's name ends in it. */
export function callerOf({ call }: Pick<Command<unknown>, 'call'>): string | undefined {
  const by = call?.given[0] as { key?: string } | string | undefined
  return typeof by === 'string' ? by.split('#')[1] : by?.key
}

/** Who gave a command, for taking turns; all that nobody named share one turn. */
export function giverOf(command: Pick<Command<unknown>, 'call'>): string {
  const by = command.call?.given[0]
  return typeof by === 'string' ? by : (callerOf(command) ?? '')
}
