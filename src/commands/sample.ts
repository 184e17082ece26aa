// zhunru init and zhunru sample: a database that was not there before.
import type { Config } from '../host/config.ts'
import { loadSample } from '../host/sample.ts'
import { fileOf, placeOf } from '../schema/sql/place.ts'
import { withStore } from './store.ts'
import { say } from './terminal.ts'

export function runInit(config: Config): Promise<number> {
  const place = placeOf(config)
  const path = place.elsewhere === undefined ? fileOf(place) : `PostgreSQL（${fileOf(place)}）`
  return withStore(config, { create: true }, async (store) => {
    const size = store.log.size()
    say(
      size === 0
        ? `已新建空数据库 ${path}（an empty database was begun）`
        : `数据库 ${path} 已有 ${size} 条存证，未作改动（it has entries already: nothing was changed）`,
    )
    return 0
  })
}

export function runSample(config: Config): Promise<number> {
  return withStore(config, { create: true }, async (store) => {
    const size = store.log.size()
    await loadSample(store)
    const more = store.log.size() - size
    say(
      more === 0
        ? '样例已在其中，未作改动（the sample is there already: nothing was changed）'
        : `已载入样例，新增 ${more} 条存证（the sample was loaded: ${more} entries）`,
    )
    return 0
  })
}
