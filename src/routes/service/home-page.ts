// The first page: whoever opens the address of the service finds the way on.
import type { FastifyReply } from 'fastify'
import { homePage } from '../../formats/home-page.ts'
import type { Routes } from '../deps.ts'

export const homePageRoutes: Routes = async (app, { store }) => {
  app.get('/', { schema: { hide: true } }, getHome)

  async function getHome(_: unknown, reply: FastifyReply) {
    return reply
      .type('text/html; charset=utf-8')
      .serializer(String)
      .send(homePage(store.reads.listsInForce(store.now().today)))
  }
}
