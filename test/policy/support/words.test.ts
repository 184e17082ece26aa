// What was promised, to a reader of Chinese and to one of English.

import t from 'tap'
import { commitmentsOf } from '../../../src/policy/support/promises.ts'
import { promised } from '../../../src/policy/support/words.ts'
import { soundRequest } from '../../a-service.ts'
import { aLife } from '../../routes/support/a-life.ts'

const english = { 'accept-language': 'en' }
const whats = (list: { what: string }[]) => list.map(({ what }) => what)

t.test('every kind, as the record has it and in English', async (t) => {
  const request = soundRequest()
  const support = { ...request.support, guidance: {} }
  const target = request.targets[0] as (typeof request.targets)[number]
  const made = commitmentsOf({ ...request, support }, target, 0)
  t.strictSame(whats(made), ['经费第1期', '经费第2期', '司法社工 1 名', '业务指导', '矫正对象名单查询'])
  t.strictSame(
    made.map((one) => promised(one, 'zh')),
    whats(made),
  )
  t.strictSame(
    made.map((one) => promised(one, 'en')),
    ['Instalment 1', 'Instalment 2', '司法社工 × 1', 'Guidance', '矫正对象名单查询'],
  )
})

t.test('what people wrote stays as it is, whatever it looks like', async (t) => {
  for (const one of [
    { kind: 'authority', what: '经费第1期' },
    { kind: 'guidance', what: '司法社工 1 名' },
    { kind: 'funding', what: '另一笔经费第1期' },
  ])
    t.equal(promised(one, 'en'), one.what)
  t.equal(promised({ kind: 'staff', what: '网格员 2 名 3 名' }, 'en'), '网格员 2 名 × 3', 'only the count is ours')
})

t.test('wherever it is answered', async (t) => {
  const { service, id, call, deliver } = await aLife(t)
  const inEnglish = ['Instalment 1', 'Instalment 2', '司法社工 × 1', '社区矫正科', '矫正对象名单查询']
  const get = async (url: string) => (await call('community', 'GET', url, undefined, english)).body
  const ofCommunity = '/v1/communities/990105001001'
  const no = await call('community', 'POST', `/v1/obligations/${id}/refusal`, { reason: '不想做' }, english)
  t.strictSame(whats(no.body.due), inEnglish)
  t.match(no.body.detail, 'Instalment 1 due on 2027-03-01')
  t.strictSame(whats((await get(`/v1/obligations/${id}`)).commitments), inEnglish)
  const [listed] = (await get(`${ofCommunity}/obligations?kind=assistance`)).items
  t.strictSame(whats(listed.commitments), inEnglish)
  t.strictSame(whats((await get('/v1/commitments')).items).toSorted(), inEnglish.toSorted())
  service.clock.goTo('2027-03-01')
  await deliver('f1', 75_000)
  t.strictSame(whats((await get(`${ofCommunity}/disclosure`)).money), ['Instalment 1'])
  const feed = await call('community', 'GET', '/v1/commitments.ics', undefined, english)
  t.match(feed.text, /SUMMARY:Money 750\.00 yuan/)
})
