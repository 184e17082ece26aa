import { objections, type Rule } from '../rule.ts'

/** Authority follows responsibility: the powers and data that the work needs are handed over with it. */
export const authorityMissing: Rule<{ power: string }> = {
  name: 'authority-missing',
  effect: 'reject',
  sources: ['jianye'],
  check: ({ request: { support }, item }) =>
    objections(item?.support?.authority, (power) =>
      support.authority?.includes(power) ? undefined : { pointer: '/support/authority', facts: { power } },
    ),
  zh: ({ power }) => `办理本事项需要“${power}”的权限或数据，申请没有授予`,
  en: ({ power }) => `The work needs the power or data "${power}", which the request does not grant`,
  remedy: {
    zh: ({ power }) => `在申请的授权中写明授予“${power}”`,
    en: ({ power }) => `Grant "${power}" in the request's authority`,
  },
}
