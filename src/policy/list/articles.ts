// 条文: how articles are cited (《…》第十八条第二款), and when two citations name the same one.

const digits = '零一二三四五六七八九'

/** 18 → 十八, 108 → 一百零八; up to 9999. */
export function zhNumber(n: number): string {
  let text = ''
  let gap = false
  for (const [unit, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10
    if (digit === 0) gap = text !== ''
    else {
      text += `${gap ? '零' : ''}${digits[digit]}${word}`
      gap = false
    }
  }
  return text.startsWith('一十') ? text.slice(1) : text
}

/** 12 → 第十二条; 43-2 → 第四十三条第二款; 10(5) → 第十条第五项. What is written otherwise stays as it is. */
export function articleName(article: string): string {
  const [, number, paragraph, item] = /^(\d{1,4})(?:-(\d{1,2}))?(?:\((\d{1,2})\))?$/.exec(article.trim()) ?? []
  if (number === undefined) return article
  const part = (n: string | undefined, word: string) => (n === undefined ? '' : `第${zhNumber(Number(n))}${word}`)
  return `第${zhNumber(Number(number))}条${part(paragraph, '款')}${part(item, '项')}`
}

function numberOf(zh: string): number {
  let sum = 0
  let digit = 0
  for (const sign of zh) {
    const unit = { 千: 1000, 百: 100, 十: 10 }[sign]
    if (unit === undefined) digit = Math.max(digits.indexOf(sign), 0)
    else {
      sum += (digit || 1) * unit
      digit = 0
    }
  }
  return sum + digit
}

/** The number of the article that a citation names: 12, 第十二条, 第12条第2款 and 12(3) are all 12. */
export function articleNumber(article: string): number | undefined {
  const text = article.normalize('NFKC').replace(/\s/g, '')
  const [, arabic] = /^第?(\d{1,4})/.exec(text) ?? []
  if (arabic !== undefined) return Number(arabic)
  const [, zh] = /^第?([零一二三四五六七八九十百千]{1,9})/.exec(text) ?? []
  return zh === undefined ? undefined : numberOf(zh)
}

/** A title as it is compared: without 《》, the State's name, and the year of a version. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s《》]/g, '')
    .replace(/^中华人民共和国/, '')
    .replace(/\([^()]{0,20}\)$/, '')
}
