// What do the signs and counts mean, and how many are there? By deadline and by status; a click narrows the map, the list
// and the counts alike.
import { FilterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Switch } from 'antd'
import type { ReactNode } from 'react'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { endStatuses, type ProblemStatus, statusIds } from '../../api/contract/problem-workflow.ts'
import { heatColors } from '../map/problems.ts'
import { toProblems } from '../paths.ts'
import { isNarrowed } from '../problem-link.ts'
import { problemCountsOptions } from '../queries/problems.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { LightMark } from '../ui/LightMark.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './Legend.module.css'
import list from './LegendList.module.css'
import own from './LegendProblems.module.css'
import { LegendProgress } from './LegendState.tsx'
import { useProblemWords } from './problem-words.ts'
import { useMapFilter, useShownProblems } from './shown-problems.ts'

export function LegendProblems() {
  const text = useText()
  const words = text.problemMap
  const named = useProblemWords()
  const { county, view, change } = useCounty()
  const filter = useMapFilter()
  const counts = useQuery(problemCountsOptions(county.code, filter))
  const { waiting, error } = useShownProblems()
  const narrow = (part: ProblemFilter) => change({ problems: { ...view.problems, ...part } })
  // From across the room three lines are read, a table is not.
  const onWall = view.theme === 'wall'
  const { byLight, byStatus, total } = counts.data ?? {}
  return (
    <section className={`${styles.legend} ${own.legend}`} aria-label={text.legend.title}>
      {waiting && !error && <LegendProgress />}
      <header className={styles.header}>
        <h2 className={styles.title}>{words.legend}</h2>
        <Link {...toProblems(county.code, view, filter)} className={own.link}>
          {text.problems.asList}
        </Link>
      </header>
      {!counts.data && counts.error && <FailureNotice error={counts.error} retry={counts.refetch} />}
      {!counts.data && !counts.error && <Bone height={160} />}
      {total !== undefined && (
        <p className={styles.facts}>
          <strong>{words.total(formatNumber(total))}</strong>
          {isNarrowed(view.problems) && (
            <Button
              type="link"
              size="small"
              icon={<FilterOutlined aria-hidden />}
              className={own.clear ?? ''}
              onClick={() => change({ problems: {} })}
            >
              {text.problems.clear}
            </Button>
          )}
        </p>
      )}
      {byLight && (
        <ul className={list.list} aria-label={text.problemFilter.light}>
          {(['red', 'yellow', 'green'] as const).map((light) => (
            <Entry
              key={light}
              sign={<LightMark light={light} />}
              label={text.timeLeft.lights[light]}
              count={byLight[light] ?? 0}
              pressed={filter.light === light}
              any={filter.light !== undefined}
              onPress={(pressed) => narrow({ light: pressed ? light : undefined })}
            />
          ))}
        </ul>
      )}
      {byStatus && !onWall && (
        <ul className={`${list.list} ${own.statuses}`} aria-label={text.problemFilter.status}>
          {statusIds
            .filter((id) => (byStatus[id] ?? 0) > 0 || filter.status === id)
            .map((id) => (
              <Entry
                key={id}
                sign={signOf(id)}
                label={named.status(id)}
                count={byStatus[id] ?? 0}
                pressed={filter.status === id}
                any={filter.status !== undefined}
                onPress={(pressed) => narrow({ status: pressed ? id : undefined, state: undefined })}
              />
            ))}
        </ul>
      )}
      <p className={own.heat} hidden={onWall}>
        <Switch
          size="small"
          checked={view.heat}
          aria-label={words.heat}
          onChange={(heat) => change({ heat })}
        />
        <span>{words.heat}</span>
      </p>
      {view.heat ? (
        <p className={own.scale}>
          <span>{words.few}</span>
          <span
            className={own.ramp}
            style={{ background: `linear-gradient(90deg, ${heatColors.join(', ')})` }}
            aria-hidden="true"
          />
          <span>{words.many}</span>
        </p>
      ) : (
        <p className={list.note}>{words.counts}</p>
      )}
    </section>
  )
}

/** Of what no clock runs for; the others show their deadline. An open one keeps its place. */
function signOf(status: ProblemStatus) {
  if (endStatuses.includes(status)) return <LightMark light="ended" />
  return status === 'suspended' ? <LightMark light="none" /> : <span className={own.noSign} />
}

interface EntryProps {
  sign?: ReactNode
  label: string
  count: number
  pressed: boolean
  /** Another one may be pressed. */
  any: boolean
  onPress: (pressed: boolean) => void
}

function Entry({ sign, label, count, pressed, any, onPress }: EntryProps) {
  const text = useText()
  return (
    <li>
      <button
        type="button"
        className={`${list.entry} ${any && !pressed ? list.aside : ''}`}
        aria-pressed={pressed}
        title={pressed ? text.legend.clear : text.legend.filter(label)}
        onClick={() => onPress(!pressed)}
      >
        {sign}
        <span className={list.label}>{label}</span>
        <span className={list.count}>{formatNumber(count)}</span>
      </button>
    </li>
  )
}
