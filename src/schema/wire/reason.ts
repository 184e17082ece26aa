// Why somebody does what they do: what a refusal, a resumption, a withdrawal and a revocation are asked with.
import { Reasoned, strictNamed } from './pieces.ts'

export const Reason = strictNamed('Reason', { reason: Reasoned }, { examples: [{ reason: '经费和人员未按承诺到位' }] })
