// 拒绝: work that came without admission.
import Type from 'typebox'
import { LogPlace } from '../log-place.ts'
import { Code, Day, Instant, Line, named, ref, strictNamed } from '../pieces.ts'
import * as examples from './examples.ts'

const work = { organisation: Line(), title: Line(), receivedOn: Day, description: Line(4000) }
export const UnadmittedWork = strictNamed('UnadmittedWork', work, { examples: [examples.unadmittedWork] })
export const UnadmittedRefusal = named('UnadmittedRefusal', {
  id: Type.String(),
  community: Code,
  ...work,
  refusedAt: Instant,
  log: ref(LogPlace),
})
