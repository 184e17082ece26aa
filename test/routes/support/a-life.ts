// One admitted assignment and the things that happen to it, for the tests of obligations and their support.
import type { AssignmentRequest } from '../../../src/policy/terms.ts'
import { type Answer, aService, type Holder, soundRequest, type TestService } from '../../a-service.ts'

type Tap = { teardown(run: () => unknown): unknown }

export interface Life {
  service: TestService
  assignment: string
  /** The obligation of the first community. */
  id: string
  call(
    who: Holder | undefined,
    method: string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  post(who: Holder, url: string, body: unknown): Promise<Answer>
  on(day: string): Promise<Answer['body']>
  /** Delivers to one of its commitments (f1, s1, …) on this day and, unless told otherwise, has it confirmed. */
  deliver(key: string, amountFen?: number, answer?: object | false): Promise<Answer>
  line(): Promise<{ committedFen: number; availableFen: number }>
}

/** On the sample, on 23 November 2026; the work runs from 1 March to the end of 2027. Closed when the test ends. */
export async function aLife(t: Tap, changes: Partial<Record<keyof AssignmentRequest, unknown>> = {}): Promise<Life> {
  const service = await aService()
  t.teardown(() => service.close())
  const { call, clock } = service
  const { body } = await call('justice', 'POST', '/v1/assignments', soundRequest(changes))
  const id = `${body.id}.1`
  const today = () => new Date(clock.now()).toISOString().slice(0, 10)
  const life: Life = {
    service,
    assignment: body.id,
    id,
    call,
    post: (who, url, what) => call(who, 'POST', url, what),
    on: async (day) => (await call('community', 'GET', `/v1/obligations/${id}?on=${day}`)).body,
    async deliver(key, amountFen, answer = { received: true }) {
      const given = {
        commitment: `${id}.${key}`,
        deliveredOn: today(),
        ...(amountFen !== undefined && { amountFen, confirmOver: true }),
      }
      const delivered = await life.post('justice', `/v1/obligations/${id}/deliveries`, given)
      if (delivered.status !== 201 || answer === false) return delivered
      return life.post('community', `/v1/deliveries/${delivered.body.id}/confirmation`, answer)
    },
    line: async () => (await call('finance', 'GET', '/v1/budget-lines/2027-SFJ-013')).body,
  }
  return life
}
