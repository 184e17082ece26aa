// 两张清单: whose each matter is, as it is printed and posted: the committee's list, principal and cooperating duties apart,
// and the station's. Made from the edition for readers; an upload does not read them.
import { basisName, receiverWords, roleWords } from '../../policy/list/words.ts'
import type { EditionDocument, Item, Receiver, WorkRole } from '../../policy/terms.ts'
import type { Column, SheetData } from './cells.ts'

const columns: readonly Column[] = [
  { title: '序号', width: 6 },
  { title: '职责', width: 12 },
  { title: '类别', width: 16 },
  { title: '事项', width: 44 },
  { title: '责任单位', width: 30 },
  { title: '依据', width: 50 },
]

const lists: readonly { name: string; receivers: readonly Receiver[] }[] = [
  { name: '居民委员会清单', receivers: ['residents-committee'] },
  { name: '社区服务站清单', receivers: ['service-station', 'service-centre', 'outlet'] },
]
const roles: readonly WorkRole[] = ['principal', 'cooperating']

/** The two lists of an edition; `nameOf` an organisation, where it is known. */
export function twoLists(document: EditionDocument, nameOf: (code: string) => string | undefined): SheetData[] {
  const bases = new Map(document.bases.map((basis) => [basis.id, basisName(basis)]))
  return lists.map(({ name, receivers }) => {
    const items = roles.flatMap((role) =>
      document.items.filter(
        (item) => item.receiver !== undefined && receivers.includes(item.receiver) && roleOf(item) === role,
      ),
    )
    return {
      name,
      columns,
      rows: items.map((item, i) => [
        i + 1,
        dutyOf(item),
        item.category,
        item.name,
        item.leads?.map((code) => nameOf(code) ?? code).join('\n'),
        item.bases.map((id) => bases.get(id) ?? id).join('\n'),
      ]),
    }
  })
}

const roleOf = ({ role = 'cooperating' }: Item): WorkRole => role

/** 主体职责, 配合职责; a station's says which of the two receives it. */
function dutyOf(item: Item): string {
  const duty = roleWords[roleOf(item)].zh
  return item.receiver === 'service-centre' || item.receiver === 'outlet'
    ? `${duty}\n（${receiverWords[item.receiver].zh}）`
    : duty
}
