// 隐性要求: words by which a text demands something of a community without saying so. Data: each word with a text that
// it gives away and one that it does not.
import type { DemandKind } from '../../terms.ts'

export interface HiddenWord {
  kind: DemandKind
  word: string
  /** A title in which it is a demand. */
  fires: string
  /** A title in which it is none. */
  passes: string
  /** Longer words that it is part of and that demand nothing. */
  innocent?: readonly string[]
}

const word = (kind: DemandKind, one: string, fires: string, passes: string, ...innocent: string[]): HiddenWord => ({
  kind,
  word: one,
  fires,
  passes,
  ...(innocent.length > 0 && { innocent }),
})

export const hiddenWords: readonly HiddenWord[] = [
  word('ledger', '台账', '每日报送居民健康台账', '防汛值班台账整理'),
  word('ledger', '台帐', '建立流动人口台帐', '不设台帐的日常走访'),
  word('ledger', '填表', '材料整理及入户填表', '不要求填表的入户宣传'),
  word('ledger', '填报', '每周填报走访情况', '无需填报的走访'),
  word('ledger', '报表', '按月上交人口报表', '取消报表后的走访'),
  word('ledger', '登记表', '入户填写登记表', '不另设登记表的走访'),
  word('ledger', '统计表', '上报志愿服务统计表', '不要求社区填统计表'),
  word('ledger', '明细表', '报送困难群众明细表', '无需明细表的慰问'),
  word('ledger', '一户一档', '建立一户一档', '不建一户一档'),
  word('ledger', '一人一档', '完善一人一档', '不建一人一档'),
  word('ledger', '建档', '低收入家庭建档', '无需建档的走访'),
  word('ledger', '造册', '老年人登记造册', '不要求造册的走访'),
  word('ledger', '零报告', '实行每日零报告', '取消零报告'),
  word('appraisal', '考核', '垃圾分类考核工作', '不得考核社区'),
  word('appraisal', '考评', '开展季度考评', '不搞考评'),
  word('appraisal', '排名', '各社区参与率排名', '不搞排名'),
  word('appraisal', '排行', '完成率排行通报', '不设排行'),
  word('appraisal', '评比', '楼栋卫生评比', '不搞评比'),
  word('appraisal', '一票否决', '实行一票否决', '取消一票否决'),
  word('appraisal', '责任书', '签订禁毒责任书', '无需责任书'),
  word('appraisal', '责任状', '签订消防责任状', '不签责任状，取消责任状'),
  word('appraisal', '承诺书', '社区签订承诺书', '不要求承诺书'),
  word('appraisal', '打分', '按月打分', '不再打分'),
  word('appraisal', '积分', '推行社区积分', '不设积分'),
  word('appraisal', '达标率', '确保覆盖达标率', '不设达标率'),
  word('platform', '打卡', '网格员每日打卡', '不得打卡'),
  word('platform', '签到', '线上签到', '不要求签到'),
  word('platform', '微信群', '组建楼栋微信群', '不建微信群'),
  word('platform', '工作群', '加入工作群并即时响应', '不建工作群'),
  word('platform', '钉钉', '使用钉钉上报', '不要求钉钉'),
  word('platform', '小程序', '推广便民小程序', '不再推广小程序'),
  word('platform', 'app', '下载反诈APP', '不要求下载APP'),
  word('platform', '公众号', '关注公众号', '不要求关注公众号'),
  word('platform', '点赞', '视频点赞任务', '不得要求点赞'),
  word('platform', '转发量', '完成转发量', '不设转发量'),
  word('platform', '接龙', '群内接龙', '不搞接龙'),
  word('platform', '扫码', '组织居民扫码注册', '无需扫码'),
  word('inspection', '迎检', '关于做好迎检工作', '不得要求迎检'),
  word('inspection', '迎查', '做好迎查准备', '取消迎查'),
  word('inspection', '督查', '配合专项督查', '不搞督查'),
  word('inspection', '督导检查', '接受督导检查', '取消督导检查'),
  word('inspection', '检查组', '接待检查组', '不再派检查组'),
  word('inspection', '复审', '国家卫生城市复审', '取消复审'),
  word('inspection', '验收', '准备验收', '无需验收'),
  word('inspection', '暗访', '做好暗访应对', '取消暗访'),
  word('meeting', '参会', '派人参会', '无需参会'),
  word('meeting', '陪会', '安排陪会', '不搞陪会'),
  word('meeting', '例会', '每周参加例会', '不设例会'),
  word('meeting', '调度会', '参加调度会', '不再召开调度会'),
  word('meeting', '推进会', '参加现场推进会', '不再召开推进会'),
  word('meeting', '会议', '参加部门会议', '召开居民会议', '居民会议', '居民代表会议', '业主大会会议'),
  word('creation', '创建', '文明城市创建', '不搞创建'),
  word('creation', '创文', '创文攻坚', '不搞创文'),
  word('creation', '创卫', '创卫入户', '不搞创卫'),
  word('creation', '达标', '社区达标活动', '不搞达标', '达标率'),
  word('creation', '示范社区', '申报示范社区', '不再申报示范社区'),
  word('creation', '授牌', '争取授牌', '不搞授牌'),
  word('organisation', '挂牌', '设立工作站并挂牌', '不得挂牌'),
  word('organisation', '领导小组', '成立领导小组', '不设领导小组'),
  word('organisation', '专班', '组建工作专班', '不设专班'),
  word('organisation', '指挥部', '社区设立指挥部', '不设指挥部'),
  word('secondment', '借调', '借调工作人员', '不得借调'),
  word('secondment', '抽调', '抽调社区工作者', '不得抽调'),
  word('secondment', '借用', '借用社区人员', '不得借用人员', '借用场地', '借用会议室', '借用活动室'),
  word('secondment', '跟班', '到局跟班', '不再跟班'),
  word('material', '截图', '上传截图', '不要求截图'),
  word('material', '拍照', '入户拍照上传', '无需拍照'),
  word('material', '照片', '报送活动照片', '不要求照片'),
  word('material', '留痕', '全程留痕', '不得要求留痕'),
  word('material', '佐证', '提供佐证材料', '无需佐证'),
  word('material', '材料整理', '迎检材料整理', '不要求材料整理'),
  word('material', '报送材料', '按月报送材料', '不得要求报送材料'),
  word('material', '总结材料', '撰写总结材料', '不要求总结材料'),
  word('material', '汇报材料', '起草汇报材料', '无需汇报材料'),
  word('material', '信息稿', '每月报信息稿', '不要求信息稿'),
  word('material', '每日报送', '每日报送情况', '不再每日报送'),
  word('material', '每周报送', '每周报送情况', '不再每周报送'),
  word('material', '每月报送', '每月报送情况', '不再每月报送'),
  word('material', '学习笔记', '检查学习笔记', '不要求学习笔记'),
  word('material', '心得体会', '上交心得体会', '不要求心得体会'),
  word('certificate', '出具证明', '为居民出具证明', '不得要求出具证明'),
  word('certificate', '开具证明', '由社区开具证明', '不得要求开具证明'),
  word('certificate', '盖章', '由社区盖章确认', '无需盖章'),
  word('economic-target', '招商', '招商引资线索摸排', '不得下达招商任务'),
  word('economic-target', '协税', '协税护税', '取消协税'),
  word('economic-target', '征订', '报刊征订', '不得征订'),
  word('economic-target', '创收', '社区创收', '不得要求创收'),
  word('economic-target', '推销', '推销保险', '不得推销'),
  word('enforcement', '执法', '配合上门执法', '不得要求执法'),
  word('enforcement', '拆除', '拆除违建', '不得要求拆除'),
  word('enforcement', '拆违', '拆违控违', '不得要求拆违'),
  word('enforcement', '处罚', '对违规居民处罚', '不得要求处罚'),
  word('enforcement', '查处', '查处群租', '不得要求查处'),
  word('enforcement', '查封', '查封场所', '不得要求查封'),
  word('guarantee', '担保', '为居民贷款担保', '不得要求担保'),
]

/** Within a clause, shortly before a word: nothing of the kind is demanded. */
const denials = '不得 不要求 不再 不需 不设 不建 不搞 不另 不签 无需 无须 免于 取消 禁止 严禁 杜绝'.split(' ')
const shortly = 8

function isDenied(before: string): boolean {
  const clause = before.split(/[，。；！？,;!?\n]/).at(-1) ?? ''
  return denials.some((one) => {
    const at = clause.lastIndexOf(one)
    return at >= 0 && clause.length - at - one.length <= shortly
  })
}

const none: readonly never[] = []
const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** Most texts speak of none: one look tells. The words hold letters alone, so that nothing in them means anything to an expression. */
const any = new RegExp(hiddenWords.map(({ word }) => word).join('|'))

/** The demands that a text speaks of. What is in `known` is not looked at: the list calls things so itself. */
export function spokenOf(text: string, known: readonly string[]): readonly { kind: DemandKind; word: string }[] {
  let left = fold(text)
  if (!any.test(left)) return none
  for (const name of known) left = left.replaceAll(fold(name), '，')
  const found: { kind: DemandKind; word: string }[] = []
  for (const one of hiddenWords) if (isDemanded(left, one)) found.push({ kind: one.kind, word: one.word })
  return found
}

function isDemanded(text: string, { word, innocent = [] }: HiddenWord): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (isDenied(text.slice(Math.max(0, at - shortly - 3), at))) continue
    if (innocent.some((longer) => isWithin(text, at, word, longer))) continue
    return true
  }
  return false
}

function isWithin(text: string, at: number, word: string, longer: string): boolean {
  for (let offset = longer.indexOf(word); offset >= 0; offset = longer.indexOf(word, offset + 1))
    if (text.startsWith(longer, at - offset)) return true
  return false
}

/** Ledgers and materials are much alike, and so are inspections and drives: one declared covers the other. */
const families: readonly (readonly DemandKind[])[] = [
  ['ledger', 'material'],
  ['inspection', 'creation'],
]

export function kindsOf(kind: DemandKind): readonly DemandKind[] {
  return families.find((family) => family.includes(kind)) ?? [kind]
}
