// Every schema that has a name of its own in the OpenAPI document.

import * as key from './access.ts'
import * as assignment from './admission/assignment.ts'
import * as edition from './list/edition.ts'
import * as listQuestions from './list/questions.ts'
import * as log from './log.ts'
import * as problem from './problem.ts'
import * as registry from './registry.ts'
import * as rejection from './rejections.ts'
import { Health } from './service.ts'
import * as obligation from './support/obligation.ts'
import * as support from './support/support.ts'

const modules = [
  assignment,
  edition,
  key,
  listQuestions,
  log,
  obligation,
  problem,
  registry,
  rejection,
  support,
  { Health },
]

export const schemas: { $id: string }[] = modules
  .flatMap((module) => Object.values<unknown>(module))
  .filter((value): value is { $id: string } => typeof (value as { $id?: unknown })?.$id === 'string')
