import { objections, type Rule } from '../rule.ts'

/** Authority follows responsibility: the powers and data that the work needs are handed over with it. */
export const authorityMissing: Rule<{ power: string }> = {
  name: 'authority-missing',
  effect: 'reject',
  sources: ['committee-law-43-1', 'jianye-support', 'shanghai-committee-27', 'zigong-2016'],
  check: ({ request: { support }, item }) =>
    objections(item?.support?.authority, (power) =>
      support.authority?.includes(power) ? undefined : { pointer: '/support/authority', facts: { power } },
    ),
  zh: ({ power }) => `办理本事项需要“${power}”的权限或者数据，申请未予授权`,
  en: ({ power }) => `The work needs the power or data "${power}", which the request does not grant`,
  remedy: {
    zh: ({ power }) => `在申请中写明授予“${power}”，并明确使用范围和保密要求`,
    en: ({ power }) => `Grant "${power}" in the request's authority, for this work alone and in confidence`,
  },
}
