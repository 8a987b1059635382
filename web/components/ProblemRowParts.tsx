// Pieces of a problem that table, cards and panels show alike.
import { Link } from '@tanstack/react-router'
import { photoRoutes } from '../../api/contract/photos.ts'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import type { ProblemRow } from '../../api/contract/problems.ts'
import { apiPath, toProblem } from '../paths.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './ProblemRowParts.module.css'
import { useProblemWords } from './problem-words.ts'
import { useRoot } from './root.ts'

interface Props {
  row: ProblemRow
}

/** Category as the name of the problem; leads to its page. */
export function ProblemLink({
  row,
  filter,
  sort,
}: Props & { filter?: ProblemFilter; sort?: string | undefined }) {
  const title = useTitle()
  const root = useRoot()
  const { county } = useCounty()
  return (
    <Link {...toProblem(county.code, row.id, root, filter, sort)} className={styles.link}>
      {title(row.categoryTitle)}
    </Link>
  )
}

/** Small picture of the first photo; a quiet field where there is none. */
export function ProblemThumb({ row: { county, photoId } }: Props) {
  if (photoId === null) return <span className={styles.noPhoto} aria-hidden="true" />
  const source = apiPath(photoRoutes.getPhoto, { params: { county, id: photoId, size: 'thumbnail' } })
  return <img className={styles.thumb} src={source} alt="" loading="lazy" />
}

export function ProblemStatus({ row: { status } }: Props) {
  const { status: word } = useProblemWords()
  return <span className={`${styles.status} ${styles[status] ?? ''}`}>{word(status)}</span>
}

/** What stands out: supervised, sent back, reworked, extended. */
export function ProblemMarks({ row }: Props) {
  const words = useText().problems.marks
  const marks = [
    row.supervised && words.supervised,
    row.reworks > 0 && words.reworks(formatNumber(row.reworks)),
    row.returns > 0 && words.returns(formatNumber(row.returns)),
    row.extensions > 0 && words.extensions(formatNumber(row.extensions)),
  ].filter((mark) => mark !== false)
  if (marks.length === 0) return null
  return (
    <span className={styles.marks}>
      {marks.map((mark) => (
        <span key={mark} className={styles.mark}>
          {mark}
        </span>
      ))}
    </span>
  )
}

/** Community and grid, as far as they are known; a grid that is called after its community says both. */
export function whereOf({ communityName, gridName }: Pick<ProblemRow, 'communityName' | 'gridName'>): string {
  if (communityName !== null && gridName?.startsWith(communityName)) return gridName
  return [communityName, gridName].filter((name) => name !== null).join(' · ')
}
