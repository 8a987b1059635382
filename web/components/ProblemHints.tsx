// What lies under the pointer on the map, in a line; and what lies at one place together, as a list to choose from.
import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import type { ProblemHit } from '../map/map-props.ts'
import { toProblems } from '../paths.ts'
import { problemOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { LightMark } from '../ui/LightMark.tsx'
import { useEscape } from '../ui/use-escape.ts'
import { useCounty } from './county.ts'
import { ProblemDue } from './ProblemDue.tsx'
import styles from './ProblemHints.module.css'
import { ProblemStatus } from './ProblemRowParts.tsx'
import { useProblemSetup } from './problem-setup.ts'
import { useProblemWords } from './problem-words.ts'
import { useMapFilter, useShownProblems } from './shown-problems.ts'

export interface Hints {
  hover: ProblemHit | undefined
  here: ProblemHit | undefined
  onHover: (hit: ProblemHit | undefined) => void
  onHere: (hit: ProblemHit | undefined) => void
}

export function useProblemHints(): Hints {
  const { screen } = useCounty()
  const [hover, onHover] = useState<ProblemHit>()
  const [here, setHere] = useState<ProblemHit>()
  // What the map has moved away from is not there any more.
  const [shownScreen, setShownScreen] = useState(screen)
  if (shownScreen !== screen) {
    setShownScreen(screen)
    setHere(undefined)
  }
  return { hover, here, onHover, onHere: useCallback((hit) => setHere(hit), []) }
}

export function ProblemHints({ hints: { hover, here, onHere } }: { hints: Hints }) {
  return (
    <>
      {hover && <Hover key={hover.id} hit={hover} />}
      {here && <Here hit={here} onClose={() => onHere(undefined)} />}
    </>
  )
}

/** Asked for when the pointer rests there; what a list has read already is there at once. */
function Hover({ hit: { id, x, y } }: { hit: ProblemHit }) {
  const text = useText()
  const title = useTitle()
  const { county } = useCounty()
  const { data } = useQuery({ ...problemOptions(county.code, id), staleTime: 30_000 })
  if (!data) return null
  const { row } = data
  return (
    <div className={styles.hover} style={{ left: x, top: y }}>
      <p className={styles.line}>
        <strong>{title(row.categoryTitle)}</strong>
        <ProblemStatus row={row} />
      </p>
      <p className={styles.words}>{row.words || text.problems.noWords}</p>
      <ProblemDue row={row} />
    </div>
  )
}

function Here({ hit: { id: index, x, y }, onClose }: { hit: ProblemHit; onClose: () => void }) {
  const text = useText()
  const words = text.problemMap
  const named = useProblemWords()
  const setup = useProblemSetup()
  const { county, view, select } = useCounty()
  const filter = useMapFilter()
  const cluster = useShownProblems().clusters[index]
  useEscape(true, onClose)
  if (!cluster) return null
  const { members, count, box } = cluster
  return (
    <section className={styles.here} style={{ left: x, top: y }} aria-label={words.here(formatNumber(count))}>
      <header className={styles.line}>
        <strong>{words.here(formatNumber(count))}</strong>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={text.close} onClick={onClose} />
      </header>
      <ul className={styles.members}>
        {members.map(({ id, status, category, light }) => (
          <li key={id}>
            <button type="button" className={styles.member} onClick={() => select({ type: 'problem', id })}>
              <LightMark light={light ?? 'none'} />
              <span className={styles.name}>{setup.category(category)}</span>
              <span className={styles.soft}>{named.status(status)}</span>
            </button>
          </li>
        ))}
      </ul>
      {count > members.length && (
        <Link {...toProblems(county.code, view, { ...filter, bbox: box.join(',') })} className={styles.all}>
          {words.hereMore(formatNumber(count))}
        </Link>
      )}
    </section>
  )
}
