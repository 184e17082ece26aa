// The OpenAPI document, generated from the routes on an empty store.
import { buildApp } from '../app.ts'
import { newId, newKey, systemChance, systemClock } from '../host/world.ts'
import { openStore } from '../schema/sql/store.ts'

export async function openapiDocument(): Promise<string> {
  const store = openStore('file::memory:', systemClock, systemChance(), { create: true })
  const app = await buildApp({ store, newKey, newId })
  await app.ready()
  const document = JSON.stringify(app.swagger(), null, 2)
  await app.close()
  await store.close()
  return document
}
