// zhunru witness --listen: the witness as a server of the tlog-witness protocol, for one log.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type Added, addCheckpoint, type Witnessing } from '../audit/add-checkpoint.ts'

/** A checkpoint with a proof of 63 hashes is a few kilobytes. */
const bodyLimit = 64 * 1024

/** `keep` must have the note on disk when it returns: only then is the cosignature given away. */
export function listen(
  port: number,
  host: string,
  witnessing: () => Witnessing,
  keep: (note: string) => void,
  told: (trouble: string) => void = () => undefined,
): Promise<Server> {
  const server = createServer({ requestTimeout: 10_000 }, async (request, response) => {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type }).end(body)
    if (request.method !== 'POST' || request.url !== '/add-checkpoint') return answer(404, 'not found\n')
    const text = await bodyOf(request)
    if (text === undefined) return answer(413, 'too large\n')
    // No await between reading what is kept and keeping: two requests never see the same state.
    let added: Added
    try {
      added = addCheckpoint(text, witnessing())
      if (added.note !== undefined) keep(added.note)
    } catch (error) {
      told((error as Error).message)
      return answer(503, 'cannot be kept\n')
    }
    if (added.status === 503) told(added.body.trim())
    return answer(added.status, added.body, added.type)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > bodyLimit) return undefined
  }
  return text
}
