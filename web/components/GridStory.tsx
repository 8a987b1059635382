// How did a grid come to be what it is? Changes of its borders, what was cut from it and what it took in, the latest first.
import { Link } from '@tanstack/react-router'
import type { GridPage, GridStory as Story } from '../../api/contract/grid-page.ts'
import { toGrid } from '../paths.ts'
import { area, dateTime, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import styles from './GridStory.module.css'
import { useRoot } from './root.ts'

export function GridStory({ grid }: { grid: GridPage }) {
  const words = useText().gridPage
  if (grid.story.length === 0) return <p className={styles.soft}>{words.noStory}</p>
  return (
    <ol className={styles.story}>
      {grid.story.map((change) => (
        <Change key={change.at + change.reason} change={change} />
      ))}
    </ol>
  )
}

function Change({ change }: { change: Story }) {
  const text = useText()
  const words = text.gridPage
  const { before, after, from, to, authorName, at, reason, renumbered } = change
  return (
    <li className={styles.change}>
      <p className={styles.reason}>{reason}</p>
      {renumbered && <p>{text.gridNumbering.became(renumbered.from.slice(-3), renumbered.to.slice(-3))}</p>}
      {!renumbered && <p>{landWords(change, text)}</p>}
      <Kin words={before === null ? words.cutFrom : words.tookIn} grids={from} />
      <Kin words={after === null ? words.goneInto : words.becameOthers} grids={to} />
      <p className={styles.soft}>{words.storyBy(authorName, dateTime(at))}</p>
    </li>
  )
}

/** Less than this is the rounding of a corner: m². */
const leastSquareMetres = 1

function landWords({ before, after }: Story, text: Text): string {
  const words = text.gridPage
  const size = (squareMetres: number) => plain(area(squareMetres, text))
  if (before === null) return after === null ? '' : words.born(size(after))
  if (after === null) return words.over(size(before))
  return Math.abs(after - before) < leastSquareMetres ? words.same : words.redrawn(size(before), size(after))
}

function Kin({ words, grids }: { words: string; grids: Story['from'] }) {
  const root = useRoot()
  if (grids.length === 0) return null
  return (
    <p className={styles.kin}>
      <span>{words}</span>
      {grids.map(({ code, name }) => (
        <Link key={code} {...toGrid(code, root)} className={styles.grid}>
          {name}
        </Link>
      ))}
    </p>
  )
}
