import { receiverWords } from '../../list/words.ts'
import type { Receiver } from '../../terms.ts'
import { noObjection, objections, type Rule } from '../rule.ts'
import { said } from '../rulebook/words.ts'

type ContractFigures = { receiver: Receiver; community: string; from: string; until: string }

/** A centre or an outlet delivers what a contract says, or nobody knows what it owes. */
export const contractMissing: Rule<ContractFigures> = {
  name: 'contract-missing',
  effect: 'reject',
  sources: ['shekou-contract'],
  check({ request: { receiver, period, targets }, facts: { contracts } }) {
    if (contracts === undefined) return noObjection
    return objections(targets, ({ community }, i) =>
      contracts[community] === undefined
        ? { pointer: `/targets/${i}/community`, community, facts: { receiver, community, ...period } }
        : undefined,
    )
  },
  zh: ({ receiver, community, from, until }) =>
    `由${said(receiverWords, receiver).zh}承接的事项，没有服务合同覆盖社区 ${community} 的 ${from} 至 ${until}`,
  en: ({ receiver, community, from, until }) =>
    `Work for ${said(receiverWords, receiver).en} needs a service contract; none covers community ${community} from ${from} to ${until}`,
  remedy: {
    zh: '先由审核单位登记覆盖该事项、社区和期限的服务合同；由网点承接的，网点应由合同的承接机构经营',
    en: 'Have the reviewing body record a contract that covers the item, the community and the period; an outlet is operated by the provider of the contract',
  },
}
