// The grids of a community on a day or on two, with what came of what.
import { type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Slider } from 'antd'
import { useId, useState } from 'react'
import { levelOf } from '../../api/contract/areas.ts'
import type { gridHistoryRoutes } from '../../api/contract/grid-history.ts'
import type { AnswerOf } from '../../api/contract/route.ts'
import { gridChangesOptions, mosaicComparisonOptions, mosaicOnOptions } from '../queries/grid-history.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { GridChangeList } from './GridChangeList.tsx'
import { GridComparison, GridsOnDay } from './GridComparison.tsx'
import { GridFamilyLine } from './GridFamilyLine.tsx'
import { GridFilesOfDay } from './GridFilesOfDay.tsx'
import styles from './GridHistory.module.css'
import { GridHistoryMap } from './GridHistoryMap.tsx'
import type { GridHistorySearch } from './grid-history-search.ts'
import { beijingDay } from './problem-days.ts'

interface Props {
  community: string
  day: string | undefined
  since: string | undefined
  onChange: (next: GridHistorySearch) => void
}

const dayMs = 86_400_000
const dayOf = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10)
const numberOf = (day: string) => Math.round(Date.parse(day) / dayMs)
/** Without any change the slider reaches back so far. */
const fewestDays = 30
const yearDays = 365

export function GridHistory({ community, day: chosen, since: asked, onChange }: Props) {
  const text = useText()
  const words = text.gridHistory
  // Borders begin with a day of the county, wherever the reader sits.
  const now = beijingDay(new Date().toISOString())
  const day = chosen ?? now
  const [dragged, setDragged] = useState<number>()
  const id = useId()
  // Changes, descent and comparison are those of a community.
  const whole = levelOf(community) === 'county'
  const since = whole ? undefined : asked
  const changes = useInfiniteQuery({ ...gridChangesOptions(community), enabled: !whole })
  const past = useQuery(mosaicOnOptions(community, day))
  const between = useQuery({
    ...mosaicComparisonOptions(community, since ?? day, day),
    enabled: since !== undefined,
  })
  const earlier = useQuery({ ...mosaicOnOptions(community, since ?? day), enabled: since !== undefined })
  const items = changes.data?.pages.flatMap((page) => page.items) ?? []
  const days = items.map(({ on }) => on)
  const first = numberOf(days.at(-1) ?? now) - (whole ? yearDays : fewestDays)
  const dayBefore = (change: string) => dayOf(numberOf(change) - 1)
  const set = (next: string) => onChange({ day: next === now ? undefined : next })
  return (
    <div className={whole ? styles.column : styles.columns}>
      <div className={styles.column}>
        <Card
          title={since === undefined ? words.mapOn(day) : words.mapBetween(since, day)}
          hint={since === undefined ? words.mapHint : words.compareHint}
        >
          <div className={styles.days}>
            <label htmlFor={id}>{words.day}</label>
            <Input
              id={id}
              className={styles.date}
              type="date"
              max={now}
              value={day}
              onChange={({ target }) => target.value !== '' && set(target.value)}
            />
            <Button onClick={() => set(now)} disabled={day === now}>
              {words.today}
            </Button>
            {!whole && (
              <Checkbox
                checked={since !== undefined}
                onChange={({ target }) =>
                  onChange({ since: target.checked ? dayBefore(days[0] ?? day) : undefined })
                }
              >
                {words.compare}
              </Checkbox>
            )}
            {since !== undefined && (
              <Input
                className={styles.date}
                aria-label={words.since}
                type="date"
                max={day}
                value={since}
                onChange={({ target }) => target.value !== '' && onChange({ since: target.value })}
              />
            )}
            {/* Of a day without a record there is nothing to take away. */}
            {past.data && past.data.grids.length > 0 && (
              <GridFilesOfDay code={community} day={past.data.on} />
            )}
          </div>
          <Slider
            className={styles.slider}
            aria-label={words.slider}
            ariaLabelForHandle={words.slider}
            min={first}
            max={numberOf(now)}
            value={dragged ?? Math.max(first, numberOf(day))}
            marks={Object.fromEntries(days.map((each) => [numberOf(each), ' ']))}
            tooltip={{ formatter: (value) => (value === undefined ? '' : dayOf(value)) }}
            // The grids of a county are a large answer: not for every day that is passed.
            onChange={(value) => (whole ? setDragged(value) : set(dayOf(value)))}
            onChangeComplete={(value) => {
              setDragged(undefined)
              set(dayOf(value))
            }}
          />
          {past.data && (
            <GridHistoryMap
              grids={past.data.grids}
              earlier={since === undefined ? undefined : earlier.data?.grids}
              moved={since === undefined ? [] : (between.data?.moved ?? [])}
            />
          )}
          {!past.data && !past.error && <Waiting height={400} />}
          {!past.data && past.error && <FailureNotice error={past.error} retry={past.refetch} />}
        </Card>
        <Card title={words.grids}>
          {since === undefined ? (
            past.data && <GridsOnDay grids={past.data.grids} />
          ) : (
            <Compared since={since} between={between} earlier={earlier} />
          )}
          {since === undefined && !past.data && !past.error && <Waiting height={160} />}
        </Card>
      </div>
      {!whole && (
        <div className={styles.column}>
          <Card title={words.family}>
            <GridFamilyLine community={community} />
          </Card>
          <Card title={words.changes}>
            <GridChangeList changes={changes} items={items} />
          </Card>
        </div>
      )}
    </div>
  )
}

interface ComparedProps {
  since: string
  between: UseQueryResult<AnswerOf<typeof gridHistoryRoutes.compareMosaics>>
  earlier: UseQueryResult<AnswerOf<typeof gridHistoryRoutes.getMosaicOn>>
}

function Compared({ since, between, earlier }: ComparedProps) {
  const words = useText().gridHistory
  if (earlier.data?.grids.length === 0) return <Notice title={words.noneOn(since)} hint={words.noneHint} />
  if (between.data && earlier.data) return <GridComparison comparison={between.data} />
  const failed = [between, earlier].find(({ error }) => error)
  return failed ? <FailureNotice error={failed.error} retry={failed.refetch} /> : <Waiting height={160} />
}

/** In the shape of what is being read. */
function Waiting({ height }: { height: number }) {
  return (
    <div role="status" aria-label={useText().loading}>
      <Bone height={height} />
    </div>
  )
}
