// An entry of nearly every type, written by commands alone.
import type { Principal } from '../../src/policy/access/principal.ts'
import { assign, check } from '../../src/policy/admission/asking.ts'
import { revoke, withdraw } from '../../src/policy/admission/ending.ts'
import { type Review, review } from '../../src/policy/admission/reviewing.ts'
import type { Command, Store } from '../../src/policy/ports.ts'
import { correctExpenditure, spend } from '../../src/policy/spending/spending.ts'
import { answerDelivery } from '../../src/policy/support/answering.ts'
import { complete } from '../../src/policy/support/completing.ts'
import { deliver } from '../../src/policy/support/delivering.ts'
import { refuseObligation, refuseUnadmitted, resume } from '../../src/policy/support/refusing.ts'
import { given } from '../../src/policy/untrusted.ts'
import { soundRequest, type TestClock } from '../a-service.ts'

const justice: Principal = { key: 'k1', role: 'organisation', organisation: '990105-SFJ' }
const reviewer: Principal = { key: 'k2', role: 'reviewer', jurisdiction: '990105' }
const community: Principal = { key: 'k3', role: 'community', community: '990105001001' }
const plan = {
  reason: '清单外',
  content: '走访',
  agreement: '购买服务',
  bases: [{ title: '社区矫正法', article: '12', force: 'shall-assist', from: '2020-07-01' }],
}

/** On the sample. Throws where a command is refused. */
export async function everythingAtOnce(store: Store, clock: TestClock): Promise<void> {
  async function done(command: Command<unknown>): Promise<number> {
    const written = await store.write(command)
    if ('problem' in written) throw new Error(JSON.stringify(written.problem))
    return written.places[0]?.index ?? -1
  }
  const ask = async (changes: Parameters<typeof soundRequest>[0]) =>
    `a${await done(assign(justice, '990105-SFJ', given(soundRequest(changes))))}`
  const targets = [{ community: '990105001001', quantity: 1, amountFen: 10_000 }]
  const offList = (title: string) => ask({ item: undefined, demands: undefined, title, plan, targets })

  const admitted = await ask({})
  await ask({})
  await done(check(justice, '990105-SFJ', given(soundRequest({ support: {} }))))
  const other = await ask({ targets: [{ community: '990105002001', quantity: 3, amountFen: 150_000 }] })
  const [first, second, third] = [await offList('一'), await offList('二'), await offList('三')]
  const yes: Review = { outcome: 'admitted', reason: '同意', agreement: '协议', until: '2027-06-30' }
  await done(review(reviewer, first, given(yes)))
  await done(review(reviewer, second, given<Review>({ outcome: 'rejected', reason: '不需要' })))
  await done(withdraw(justice, third, given({ reason: '撤回' })))
  const work = { organisation: '某局', title: '未经准入', receivedOn: '2026-11-20', description: '台账' }
  await done(refuseUnadmitted(community, '990105001001', given(work)))

  clock.goTo('2027-03-05')
  const obligation = `${admitted}.1`
  await done(refuseObligation(community, obligation, given({ reason: '未培训' })))
  await done(resume(community, obligation, given({ reason: '恢复' })))
  const delivered = (commitment: string, amountFen?: number) =>
    done(
      deliver(
        justice,
        obligation,
        given({
          commitment: `${obligation}.${commitment}`,
          deliveredOn: '2027-03-04',
          ...(amountFen !== undefined && { amountFen }),
        }),
      ),
    )
  const money = await delivered('f1', 75_000)
  await done(answerDelivery(community, `d${money}`, given({ received: true })))
  const spent = { spentOn: '2027-03-05', amountFen: 1000, purpose: '用品' }
  const expenditure = await done(spend(community, obligation, given(spent)))
  await done(correctExpenditure(community, `x${expenditure}`, given({ ...spent, amountFen: 900, reason: '更正' })))
  const staff = await delivered('s1')
  await done(answerDelivery(community, `d${staff}`, given({ received: false, note: '没有来' })))
  await done(complete(community, `${first}.1`, given({ completedOn: '2027-03-05' })))
  await done(revoke(reviewer, other, given({ reason: '撤销' })))
}
