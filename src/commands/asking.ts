// Asks a service that may have several nodes: none is to answer from before what another has shown.

/** Like `fetch`, one service's answers after one another. Gives whatever is answered; rejects where nothing is. */
export function askingOn(headers: Record<string, string> = {}): (url: string) => Promise<Response> {
  let size = 0
  return async (url) => {
    const answer = await fetch(url, { headers: { ...headers, ...(size > 0 && { 'zhunru-at-least': String(size) }) } })
    const shown = Number(answer.headers.get('zhunru-log-size'))
    if (Number.isSafeInteger(shown) && shown > size) size = shown
    return answer
  }
}
