import Type from 'typebox'
import { named, optional } from './pieces.ts'

export const Health = named('Health', { status: Type.String(), reason: optional(Type.String()) })
