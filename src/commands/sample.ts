// zhunru init and zhunru sample: a database that was not there before.
import type { Config } from '../host/config.ts'
import { loadSample } from '../host/sample.ts'
import { withStore } from './store.ts'

export function runInit(config: Config): Promise<number> {
  return withStore(config, { create: true }, async () => 0)
}

export function runSample(config: Config): Promise<number> {
  return withStore(config, { create: true }, (store) => loadSample(store).then(() => 0))
}
