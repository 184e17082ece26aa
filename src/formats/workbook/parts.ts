// The fixed parts of a workbook: what Excel, WPS and LibreOffice want around the rows.
import { type Column, columnLetters } from './cells.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function contentTypes(names: readonly string[]): string {
  const part = (path: string, type: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${spreadsheet}.${type}+xml"/>`
  return (
    `${head}<Types xmlns="${packaging}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    part('workbook', 'sheet.main') +
    part('styles', 'styles') +
    names.map((_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet')).join('') +
    `</Types>`
  )
}

export const packageRelations = `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export function workbook(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${quoted(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  // The heading on every printed page.
  const titles = names.map(
    (name, i) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${quoted(`'${name.replaceAll("'", "''")}'!$1:$1`)}</definedName>`,
  )
  return `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

export function workbookRelations(names: readonly string[]): string {
  const sheets = names.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return `${head}<Relationships xmlns="${packaging}/relationships">${sheets.join('')}<Relationship Id="rId${names.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
}

/**
 * 0 plain; 1 a heading: bold; 2 a text: wrapped, and of the format "text", so that 10(1) or 007 typed over it stays as typed;
 * 3 a number with two decimals.
 */
export const styles =
  `${head}<styleSheet xmlns="${main}">` +
  `<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>` +
  `<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>` +
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
  `<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** Up to the rows: the heading stays in view. */
export function sheetStart(columns: readonly Column[]): string {
  const cols = columns.map(
    ({ width = 14, decimals }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${decimals ? 3 : 2}" customWidth="1"/>`,
  )
  return (
    `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>` +
    `${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>`
  )
}

/** After the rows: a filter over the heading, and drop-downs that help and do not insist. */
export function sheetEnd(columns: readonly Column[], rows: number, caption?: string): string {
  const filter = columns.length > 0 ? `<autoFilter ref="A1:${columnLetters(columns.length - 1)}${rows}"/>` : ''
  const lists = columns.flatMap(({ choices }, i) => (choices ? [choiceList(columnLetters(i), choices)] : []))
  const validations =
    lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : ''
  // A blank one is printed to see its columns: one page has them all.
  const wide =
    rows <= 1 ? 1 : Math.max(1, Math.ceil(columns.reduce((sum, { width = 14 }) => sum + width, 0) / pageWidth))
  const page = `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${wide}" fitToHeight="0"/>`
  return `</sheetData>${filter}${validations}${page}${pageHeader(caption)}</worksheet>`
}

/** Characters across an A4 page on its side that can still be read. */
const pageWidth = 170

/** The caption above and the page's number below every printed page. In a header & begins a code, and 255 characters are all. */
function pageHeader(caption: string | undefined): string {
  if (caption === undefined) return ''
  const safe = [...caption.replace(/[\p{Cc}\ufffe\uffff]/gu, ' ')].slice(0, 100).join('').replaceAll('&', '&&')
  return `<headerFooter><oddHeader>${quoted(`&C${safe}`)}</oddHeader><oddFooter>${quoted('&C&P / &N')}</oddFooter></headerFooter>`
}

function choiceList(column: string, choices: readonly string[]): string {
  const list = quoted(`"${choices.join(',')}"`)
  return `<dataValidation type="list" allowBlank="1" sqref="${column}2:${column}10001"><formula1>${list}</formula1></dataValidation>`
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
