// The first page: whoever opens the address of the service finds the way on.
import type { FastifyReply } from 'fastify'
import { homePage } from '../../formats/home-page.ts'
import type { Routes } from '../deps.ts'

export const homePageRoutes: Routes = async (app, { store }) => {
  app.get('/', { schema: { hide: true } }, getHome)

  async function getHome(_: unknown, reply: FastifyReply) {
    const { today } = store.now()
    const titles = store.reads.jurisdictionsWithLists().flatMap((code) => {
      const edition = store.reads.editionInForce(code, today)
      return edition ? [{ code, title: edition.title }] : []
    })
    return reply.type('text/html; charset=utf-8').serializer(String).send(homePage(titles))
  }
}
