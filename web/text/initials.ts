// 暴露垃圾 → bllj: what people type instead of a Chinese word, by the order in which dictionaries put the characters.
// The browser knows that order, so no dictionary travels with the page; of a character with two readings it knows one.

/** The first common character of each letter, in the order of `letters`. */
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀']
const letters = [...'abcdefghjklmnopqrstwxyz']

const dictionary = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
/** A browser without Chinese sorts by code points, which says nothing of how a character is read. */
const isOrdered = firsts.every(
  (each, index) => index === 0 || dictionary.compare(firsts[index - 1]!, each) < 0,
)

/** Initials of Chinese characters, other letters and digits as they are in lower case, nothing of the rest. */
export function initialsOf(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()].map(initialOf).join('')
}

function initialOf(character: string): string {
  if (/[a-z0-9]/.test(character)) return character
  if (!isOrdered || !/\p{Script=Han}/u.test(character)) return ''
  const next = firsts.findIndex((each) => dictionary.compare(each, character) > 0)
  return letters[next === -1 ? letters.length - 1 : next - 1] ?? ''
}
