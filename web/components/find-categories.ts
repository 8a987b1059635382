// Categories by what is typed: a part of the title or of a keyword, the code, or the initials of the Chinese title.
import { initialsOf } from '../text/initials.ts'
import { type Category, fold } from './guess-category.ts'

/** Best first: titles that begin with it, titles that hold it, codes, initials, keywords. */
export function findCategories(categories: readonly Category[], typed: string): Category[] {
  const query = fold(typed)
  if (query === '') return []
  return categories
    .map((category) => ({ category, rank: rankOf(category, query) }))
    .filter(({ rank }) => rank < noMatch)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ category }) => category)
}

const noMatch = 6

function rankOf({ code, title, keywords }: Category, query: string): number {
  const titles = [fold(title.zh), fold(title.en)]
  const initials = /^[a-z0-9]+$/.test(query) ? initialsOf(title.zh) : ''
  const tests = [
    titles.some((each) => each.startsWith(query)),
    code.startsWith(query),
    initials.startsWith(query),
    titles.some((each) => each.includes(query)),
    initials.includes(query),
    keywords.some((each) => fold(each).includes(query)),
  ]
  const first = tests.indexOf(true)
  return first === -1 ? noMatch : first
}
