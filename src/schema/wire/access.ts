// Access keys. The example is run as a test on the sample.
import Type from 'typebox'
import { roles } from '../../policy/access/principal.ts'
import { Code, Instant, JurisdictionCode, Line, named, oneOf, optional, pageOf, ref, strictNamed } from './pieces.ts'

const bound = {
  role: oneOf(roles),
  organisation: optional(Code),
  community: optional(Code),
  jurisdiction: optional(JurisdictionCode),
  label: optional(Line(100)),
}
export const KeyRequest = strictNamed('KeyRequest', bound, {
  examples: [{ role: 'organisation', organisation: '990105-SFJ', label: '司法局业务系统' }],
})
export const Key = named('Key', {
  id: Type.String(),
  ...bound,
  createdAt: Instant,
  revokedAt: optional(Instant),
  key: optional(Type.String({ description: 'The access key itself: shown once, when it is made' })),
})
export const KeyPage = pageOf('KeyPage', ref(Key))

/** Who a key is. */
export const Me = named('Me', {
  id: Type.String(),
  ...bound,
  organisationName: optional(Type.String()),
  communityName: optional(Type.String()),
  createdAt: optional(Instant),
})
