// The signed state of the log. Nothing is signed before every byte that it covers was read back and hashed.
import type { FastifyBaseLogger } from 'fastify'
import { checkpointText, type Signer, signNote, verifierKey } from '../../policy/log/checkpoint.ts'
import type { Frontier } from '../../policy/log/tree.ts'
import { frontierRoot } from '../../policy/log/tree.ts'
import type { Store } from '../../policy/ports.ts'
import { problem } from '../../policy/problem.ts'
import { refuse } from '../http/problem.ts'

/** A state of the log with the note that signs it. */
export interface Signed {
  size: number
  root: string
  note: string
}

/** For a node to get what another has signed. */
const signedElsewhereMs = 2_000
const unreached = {
  zh: '本节点暂时无法与其他节点核对已签发的检查点，请稍后重试',
  en: 'This node cannot ask at present what others have signed: try again in a moment',
}

export interface Checkpointing {
  /** Signs the durable state at the moment of the call. Refuses where it cannot be vouched for. */
  checkpoint(): Promise<Signed>
  /** The verifier key of the notes. */
  key(): string
}

/** `log` is told the inner reason when bytes do not hold; callers learn no more than that. */
export function checkpointing(
  store: Store,
  signer: Signer | undefined,
  log: Pick<FastifyBaseLogger, 'error'>,
): Checkpointing {
  let last: Signed | undefined
  const signerOrRefuse = (): Signer =>
    signer ?? refuse(unsigned('本服务没有签名密钥', 'This service has no signing key'))

  async function vouched() {
    const parted = store.parted()
    if (parted) refuse(unsigned(parted.why.zh, parted.why.en))
    const frontier = await store.verified().catch((err: Error) => {
      log.error({ err }, 'the log cannot be read')
      return { what: 'it cannot be read' }
    })
    if (!('what' in frontier)) return frontier
    log.error({ what: frontier.what }, 'the log is not whole')
    return refuse(
      unsigned(
        `存证已损坏，不予签发：请管理员运行 npm run -s zhunru -- verify（${frontier.what}）`,
        `The log is damaged and not signed: its operator should run npm run -s zhunru -- verify (${frontier.what})`,
      ),
    )
  }

  /** A state that is no shorter than any that was signed, by whichever node; undefined where they cannot be asked. */
  async function agreed(frontier: Frontier): Promise<Frontier | undefined> {
    const most = await store.signing(frontier.size).catch(() => undefined)
    if (most === undefined) return undefined
    if (most <= frontier.size) return frontier
    return (await store.reach(most, signedElsewhereMs)) ? agreed(await vouched()) : undefined
  }

  return {
    async checkpoint() {
      const by = signerOrRefuse()
      const frontier = await agreed(await vouched())
      if (last && (frontier === undefined || last.size === frontier.size)) return last
      if (frontier === undefined) return refuse(unsigned(unreached.zh, unreached.en))
      const root = frontierRoot(frontier)
      const note = signNote(checkpointText({ origin: by.name, size: frontier.size, root }), by)
      const signed = { size: frontier.size, root, note }
      if (last === undefined || last.size < signed.size) last = signed
      return signed
    },
    key: () => {
      const { name, publicKey } = signerOrRefuse()
      return verifierKey(name, publicKey)
    },
  }
}

export const unsigned = (zh: string, en: string) => problem('cannot-sign', zh, en)
