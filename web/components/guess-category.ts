// Which category is it likely to be? What the words say, what this person reports most lately, what stands near by, what is
// frequent: in this order, each only where the one before says nothing. Pure: tests/pure/guess-category.test.ts.

export interface Category {
  /** Two digits of the major, three of its own. */
  code: string
  title: { zh: string; en: string }
  /** What people write who mean it. */
  keywords: readonly string[]
  /** Kinds of facilities that such a problem is usually at. */
  kinds: readonly string[]
}

export interface Evidence {
  /** What the reporter wrote so far. */
  words: string
  /** Codes that this person used, the latest first. */
  last: readonly string[]
  /** Facilities around the position. */
  near: readonly { kind: string; distanceMetres: number }[]
}

/** Older habits say little, and they would leave no room for what stands near by. */
const habits = 2
/** Farther away a facility is not what the problem is about. */
const nearMetres = 40

/** The likely ones, best first; where nothing tells them apart, in the order of the list, which is by frequency. */
export function guessCategories(
  categories: readonly Category[],
  { words, last, near }: Evidence,
  most: number,
): Category[] {
  const text = fold(words)
  const latest = last.slice(0, habits)
  const judged = categories.map((category) => ({
    category,
    said: lengthSaid(category, text),
    habit: latest.includes(category.code) ? habits - latest.indexOf(category.code) : 0,
    closeness: closenessOf(category, near),
  }))
  return judged
    .toSorted((a, b) => b.said - a.said || b.habit - a.habit || b.closeness - a.closeness)
    .slice(0, most)
    .map(({ category }) => category)
}

/** Letters of its keywords and titles that are in the text: a longer word says more than a short one. */
function lengthSaid({ title, keywords }: Category, text: string): number {
  if (text === '') return 0
  const terms = new Set([title.zh, title.en, ...keywords].map(fold))
  return [...terms].reduce((sum, term) => sum + (term !== '' && text.includes(term) ? term.length : 0), 0)
}

function closenessOf({ kinds }: Category, near: Evidence['near']): number {
  const distances = near.filter(({ kind }) => kinds.includes(kind)).map((each) => each.distanceMetres)
  const nearest = Math.min(...distances)
  return nearest <= nearMetres ? 1 / (1 + nearest) : 0
}

/** As it is compared: one case, one width, no blanks. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}
