// Where an entry stands in the log.
import Type from 'typebox'
import { Hash, named } from './pieces.ts'

export const LogPlace = named('LogPlace', { index: Type.Integer(), leafHash: Hash })
