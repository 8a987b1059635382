// A grid is often called by its number: 文昌社区第3网格, 第三网格. Such a name follows the number; any other is the grid's own.
import { numberOf } from '../../../db/grid-numbers.ts'

/** As the grid is called once it has another code: with the same figures, 3 or 三, as before. */
export function nameAfter(
  { code, name, regionName }: { code: string; name: string; regionName: string },
  becomes: string,
): string {
  if (name === code) return becomes
  const [was, is] = [numberOf(code), numberOf(becomes)]
  for (const place of [regionName, ''])
    for (const say of [String, inWords])
      if (name === `${place}第${say(was)}网格`) return `${place}第${say(is)}网格`
  return name
}

/** As a new grid is called: the way those beside it are, 第八网格 beside 第三网格. */
export function nameLike(
  present: readonly { code: string; name: string }[],
  regionName: string,
  code: string,
): string {
  for (const grid of present) {
    const name = grid.name === grid.code ? grid.name : nameAfter({ ...grid, regionName }, code)
    if (name !== grid.name) return name
  }
  return `${regionName}第${numberOf(code)}网格`
}

const figures = '零一二三四五六七八九'

/** 1 to 999 as one writes it: 三, 十二, 四十, 一百零一, 一百一十. */
export function inWords(number: number): string {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  if (hundreds === 0) return tensOf(rest)
  const head = `${figures[hundreds]}百`
  if (rest === 0) return head
  if (rest < 10) return `${head}零${figures[rest]}`
  return rest < 20 ? `${head}一${tensOf(rest)}` : head + tensOf(rest)
}

function tensOf(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return figures[ones]! // below ten
  return `${tens === 1 ? '' : figures[tens]}十${ones === 0 ? '' : figures[ones]}`
}
