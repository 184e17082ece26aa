// What a real district would dispute: requests that a clerk brought, each a sentence, with the decision that the rules give.
import t from 'tap'
import { word } from '../../src/policy/admission/words.ts'
import type { AssignmentRequest, Item, Outcome, Period } from '../../src/policy/terms.ts'
import { asking, decided, edition, editionWith, home, type Known } from './a-district.ts'

const today = '2026-11-23'
const dec = (from: string, until: string): Period => ({ from: `2026-12-${from}`, until: `2026-12-${until}` })
const year: Period = { from: '2027-01-15', until: '2028-01-14' }
const order = {
  issuer: '990105-QZF',
  number: '样政发〔2026〕17号',
  order: '关于启动防汛Ⅱ级应急响应的命令',
  level: 'II' as const,
  issuedOn: '2026-11-22',
}

interface Dispute {
  what: string
  asker: string
  request: AssignmentRequest
  outcome: Outcome
  /** The rules that fire, and no others. */
  rules: string[]
  known?: Partial<Known>
  list?: typeof edition
}

/** 反家庭暴力法 23: may be asked of a community, which may say no. */
const parentSchool: Item = {
  code: 'XZ-98-01',
  kind: 'assistance',
  category: '妇女与家庭',
  name: '协助开展社区家长学校',
  receiver: 'residents-committee',
  role: 'cooperating',
  bases: ['XZ-98'],
}
const voluntary = (() => {
  const list = editionWith(parentSchool)
  const item = list.items.get('XZ-98-01')
  if (!item) throw new Error('it was added')
  const basis = { id: 'XZ-98', title: '家庭教育促进法', article: '38', force: 'may' as const }
  return { ...list, items: new Map([...list.items, ['XZ-98-01', { ...item, rests: [basis] }]]) }
})()

const fire = asking('XZ-06-01', '990105-XFD', dec('01', '31'))
const correction = asking('XZ-07-01', '990105-SFJ', dec('07', '31'))
const paidBy = (payer: string) => ({
  payer,
  budgetLine: 'line',
  instalments: [{ dueOn: '2026-12-07', percent: 100 }],
})
const health = asking('XZ-15-01', '990105-CDC', dec('07', '31'))
const moved = {
  ...order,
  issuer: '990105-GAFJ',
  level: 'IV' as const,
  issuedOn: '2019-01-01',
  order: '关于做好迎检工作的紧急通知',
}

const disputes: Dispute[] = [
  {
    what: '公安分局以2019年的“迎检紧急通知”申请清单外工作，Ⅳ级、一分钱、无方案：应急依据不成立',
    asker: '990105-GAFJ',
    request: asking(undefined, '990105-GAFJ', dec('01', '20'), {
      title: '关于做好迎检工作的紧急通知',
      emergency: moved,
      plan: undefined as never,
      targets: [{ community: home, amountFen: 1 }],
    }),
    outcome: 'rejected',
    rules: ['off-list', 'plan-missing', 'basis-lapsed', 'hidden-demand', 'notice-too-short', 'emergency-unproven'],
  },
  {
    what: '消防宣传月前一周申请清单内的消防宣传：准入',
    asker: '990105-XFD',
    request: fire,
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '司法局接到调查评估委托，次日即需社区配合：不要求提前期限，准入',
    asker: '990105-SFJ',
    request: asking('XZ-07-02', '990105-SFJ', { from: '2026-11-24', until: '2027-11-23' }),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '法律援助机构七日内须作出决定，请社区配合核查：准入',
    asker: '990105-SFJ',
    request: asking('XZ-07-03', '990105-SFJ', { from: '2026-11-24', until: '2026-11-30' }),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '法律要求立即报告的家庭暴力报案事项：不要求提前期限和经费，准入',
    asker: '990105-GAFJ',
    request: asking('XZ-12-02', '990105-GAFJ', { from: today, until: '2026-12-31' }),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '次年度的工作使用人代会批准前的预算项目：准入，并注明预算待批准',
    asker: '990105-SFJ',
    request: asking('XZ-07-01', '990105-SFJ', { from: '2027-01-01', until: '2027-12-31' }),
    known: { line: { provisional: true } },
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '司法局申请，区财政局拨付：准入',
    asker: '990105-SFJ',
    request: {
      ...correction,
      support: { ...correction.support, funding: paidBy('990105-CZJ') },
    },
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '司法局申请，由街道办事处支付：准入',
    asker: '990105-SFJ',
    request: {
      ...correction,
      support: { ...correction.support, funding: paidBy('990105-JD01') },
    },
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '街道办事处按突发事件应对法第四十二条组织应急演练：准入',
    asker: '990105-JD01',
    request: asking('XZ-05-02', '990105-JD01', dec('07', '31')),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '街道办事处按反家庭暴力法第八条开展家庭暴力预防：准入',
    asker: '990105-JD01',
    request: asking('XZ-12-01', '990105-JD01', dec('07', '31')),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '街道办事处按抚恤优待条例第三十八条走访：准入',
    asker: '990105-JD01',
    request: asking('XZ-14-02', '990105-JD01', dec('07', '31')),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '应急管理局申请消防宣传（消防法第六条）：准入',
    asker: '990105-YJJ',
    request: asking('XZ-06-01', '990105-YJJ', dec('07', '31')),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '民政局申请适老化改造配合：准入',
    asker: '990105-MZJ',
    request: asking('XZ-14-01', '990105-MZJ', dec('07', '31')),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '政法委申请群防群治：准入',
    asker: '990105-ZFW',
    request: asking('XZ-01-01', '990105-ZFW', dec('07', '31')),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '疾控中心申请突发公共卫生事件应对：准入',
    asker: '990105-CDC',
    request: asking('XZ-15-02', '990105-CDC', dec('07', '31')),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '司法所以派出机构身份申请社区矫正协助，由司法局支付：准入',
    asker: '990105-SFS01',
    request: correction,
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '真实汛情：人民政府命令在手，预算项目未登记、人员第三天到、别处尚有欠拨：先准入，欠缺的限期补齐',
    asker: '990105-YJJ',
    request: {
      ...asking('XZ-05-03', '990105-YJJ', { from: '2026-11-24', until: '2026-12-10' }, { emergency: order }),
      support: {
        funding: { payer: '990105-YJJ', budgetLine: 'to-come', instalments: [{ dueOn: '2026-12-20', percent: 100 }] },
        staff: [{ role: '应急队员', count: 1, from: '2026-11-26' }],
      },
    },
    known: { line: null, arrears: [{ community: home, commitments: [{ id: 'a1.1.f1', dueOn: '2026-09-10' }] }] },
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '汛情中夹带拆除要求：不因应急而准入',
    asker: '990105-YJJ',
    request: asking(
      'XZ-05-03',
      '990105-YJJ',
      { from: '2026-11-24', until: '2026-12-10' },
      { emergency: order, demands: [{ kind: 'enforcement', name: '拆除危房' }] },
    ),
    outcome: 'rejected',
    rules: ['enforcement-demanded'],
  },
  {
    what: '同一命令第三次申请，合计超过三十天：应急依据不成立',
    asker: '990105-YJJ',
    request: asking('XZ-05-03', '990105-YJJ', { from: '2026-11-28', until: '2026-12-27' }, { emergency: order }),
    known: { underOrder: [{ community: home, assignment: 'a1', from: '2026-11-22', until: '2026-11-27' }] },
    outcome: 'rejected',
    rules: ['notice-too-short', 'emergency-unproven'],
  },
  {
    what: '卫生事项名下要求“国家卫生城市复审迎检材料整理及入户填表”：转审核',
    asker: '990105-CDC',
    request: { ...health, title: '国家卫生城市复审迎检材料整理及入户填表' },
    outcome: 'referred',
    rules: ['hidden-demand'],
  },
  {
    what: '卫生事项名下要求“每日报送居民健康台账”：转审核',
    asker: '990105-CDC',
    request: { ...health, title: '每日报送居民健康台账' },
    outcome: 'referred',
    rules: ['hidden-demand'],
  },
  {
    what: '按户计费却申请十万户，而社区只有3120户：退回补正',
    asker: '990105-CDC',
    request: {
      ...health,
      targets: [{ community: home, quantity: 100_000, amountFen: 1_000_000_000 }],
    },
    outcome: 'returned',
    rules: ['quantity-unlikely'],
  },
  {
    what: '老人探访每月一次，低于办理标准的两次：准入，并提示',
    asker: '990105-MZJ',
    request: { ...asking('GF-02-02', '990105-MZJ', dec('07', '31')), timesPerMonth: 1 },
    outcome: 'admitted',
    rules: ['standard-unmet'],
  },
  {
    what: '人民法院请社区协助执行人身安全保护令：清单内，即日准入',
    asker: '990105-FY',
    request: asking('XZ-12-03', '990105-FY', { from: '2026-11-24', until: '2027-05-23' }),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '妇联请社区办家长学校，依据只说“可以”：由审核单位决定',
    asker: '990105-FL',
    request: asking('XZ-98-01', '990105-FL', dec('07', '31'), {}, voluntary),
    list: voluntary,
    outcome: 'referred',
    rules: ['basis-too-weak'],
  },
  {
    what: '自1月15日至次年1月14日的全年工作是十二个月：准入',
    asker: '990105-SFJ',
    request: asking('XZ-07-01', '990105-SFJ', year),
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '要求使用全省统一的“一表通”：准入',
    asker: '990105-SFJ',
    request: { ...correction, demands: [{ kind: 'platform', name: '一表通' }] },
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '台账写成“社区矫正走访记录表”：不予准入，并指出清单列明的是“矫正走访记录”',
    asker: '990105-SFJ',
    request: { ...correction, demands: [{ kind: 'ledger', name: '社区矫正走访记录表' }] },
    outcome: 'rejected',
    rules: ['ledger-demanded'],
  },
  {
    what: '依法设立的志愿消防队、社区下设的公共卫生委员会不是附带机构：准入',
    asker: '990105-XFD',
    request: {
      ...fire,
      demands: [
        { kind: 'organisation', name: '志愿消防队' },
        { kind: 'organisation', name: '社区公共卫生委员会' },
      ],
    },
    outcome: 'admitted',
    rules: [],
  },
  {
    what: '统计局在人口普查事项名下申请农业普查：准入，并提示名称不符',
    asker: '990105-TJJ',
    request: { ...asking('GF-01-01', '990105-TJJ', dec('07', '31')), title: '第四次全国农业普查入户登记' },
    outcome: 'admitted',
    rules: ['title-unlike-item'],
  },
  {
    what: '以社区矫正法第十二条申请“招商引资线索摸排”：转审核，提示与负面清单事项相近、属经济指标',
    asker: '990105-SFJ',
    request: asking(
      undefined,
      '990105-SFJ',
      { from: '2027-03-01', until: '2027-03-31' },
      {
        title: '招商引资线索摸排',
        plan: {
          reason: '摸清底数',
          content: '摸排一次',
          agreement: '购买服务',
          bases: [{ title: '社区矫正法', article: '12', force: 'shall-assist' }],
        },
      },
    ),
    outcome: 'referred',
    rules: ['off-list', 'hidden-demand'],
  },
  {
    what: '实施方案自称“应当协助”的依据查无此条：转审核，注明未经核实',
    asker: '990105-CGJ',
    request: asking(
      undefined,
      '990105-CGJ',
      { from: '2027-03-01', until: '2027-03-31' },
      {
        plan: {
          reason: '便民',
          content: '征集一次居民意见',
          agreement: '购买服务',
          bases: [{ title: '某市市容条例', article: '9', force: 'shall-assist' }],
        },
      },
    ),
    outcome: 'referred',
    rules: ['off-list', 'basis-too-weak'],
  },
  {
    what: '漏填预算项目：退回补正，不计入不予准入',
    asker: '990105-SFJ',
    request: {
      ...correction,
      support: {
        ...correction.support,
        funding: { payer: '990105-SFJ', instalments: [{ dueOn: '2026-12-07', percent: 100 }] },
      },
    },
    outcome: 'returned',
    rules: ['budget-unknown'],
  },
  {
    what: '培训迟一天：退回补正',
    asker: '990105-SFJ',
    request: {
      ...correction,
      support: { ...correction.support, guidance: { contact: '社区矫正科', trainingOn: '2026-12-08' } },
    },
    outcome: 'returned',
    rules: ['guidance-missing'],
  },
  {
    what: '城管局申请垃圾分类，有方案，预算项目尚未登记：退回补正，同时告知须经审核',
    asker: '990105-CGJ',
    request: asking(
      undefined,
      '990105-CGJ',
      { from: '2027-03-01', until: '2027-03-31' },
      { title: '垃圾分类入户宣传' },
    ),
    known: { line: null },
    outcome: 'returned',
    rules: ['off-list', 'budget-unknown'],
  },
]

for (const { what, asker, request, outcome, rules, known, list = edition } of disputes)
  t.test(what, async (t) => {
    const asked = JSON.parse(JSON.stringify(request)) as AssignmentRequest
    const decision = decided(asked, asker, { today, ...known }, list)
    const told = decision.findings.map((finding) => `${finding.rule}: ${word(finding, 'zh').message}`).join('\n')
    t.equal(decision.outcome, outcome, told)
    t.strictSame([...new Set(decision.findings.map(({ rule }) => rule))], rules, told)
  })

const byWords = (part: string) => {
  const found = disputes.find(({ what }) => what.includes(part)) as Dispute
  return decided(JSON.parse(JSON.stringify(found.request)), found.asker, { today, ...found.known }, found.list)
}

t.test('the fake emergency is told issuer, level and age at once', async (t) => {
  const reasons = byWords('迎检紧急通知').findings.flatMap(({ rule, facts }) =>
    rule === 'emergency-unproven' ? [facts.why] : [],
  )
  t.strictSame(reasons, ['issuer', 'level', 'too-old'])
})

t.test('the flood is told what it owes and by when it must be confirmed', async (t) => {
  t.match(byWords('真实汛情'), {
    provisional: true,
    confirmBy: '2026-11-30',
    owed: [
      { rule: 'funding-late', dueOn: '2026-12-24' },
      { rule: 'budget-unknown', dueOn: '2026-12-24' },
      { rule: 'staff-missing', dueOn: '2026-12-24' },
    ],
  })
})

t.test('notes: a line before its budget is approved, and one household of three thousand', async (t) => {
  t.match(byWords('人代会批准前').notes, [{ code: 'budget-line-provisional' }])
  const one = { ...health, targets: [{ community: home, quantity: 1, amountFen: 10_000 }] }
  t.match(decided(one, '990105-CDC', { today }), {
    outcome: 'admitted',
    notes: [{ code: 'quantity-small', quantity: 1, households: 3120 }],
  })
})

t.test('the plan for what the list bars says so', async (t) => {
  t.match(byWords('招商引资线索').findings[0], { rule: 'off-list', facts: { barred: 'JR-07-01' } })
})

t.test('no item of the sample is called what it hides', async (t) => {
  for (const { code, kind, leads = [] } of edition.items.values()) {
    if (kind !== 'assistance' && kind !== 'public-service') continue
    const asker = leads[0] ?? '990105-MZJ'
    const { outcome, findings } = decided(asking(code, asker, dec('07', '31')), asker, { today })
    t.equal(outcome, 'admitted', `${code}: ${findings.map(({ rule }) => rule)}`)
    t.strictSame(findings, [], code)
  }
})
