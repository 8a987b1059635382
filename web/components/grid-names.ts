// Grids as one calls them inside their community, by their last three digits; where there are many, the first and how many more.
import { formatNumber } from '../text/figures.ts'
import type { Text } from '../text/zh-CN.ts'

const most = 8
/** Digits of the community before the number. */
const codeOfCommunity = 12

export function gridNames(codes: readonly string[], text: Text): string {
  const numbers = codes.map((code) => code.slice(codeOfCommunity))
  const named = numbers.slice(0, most).join(text.gridProposals.separator)
  return numbers.length > most ? text.gridEdit.andMore(named, formatNumber(numbers.length - most)) : named
}
