// Which part of the county is meant? County, township, community, each with a picker for what lies inside.
import { RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Fragment } from 'react'
import type { Area } from '../../api/contract/areas.ts'
import { areaOptions } from '../api.ts'
import { useText } from '../text/text.ts'
import { ChildPicker } from './ChildPicker.tsx'
import { useCounty } from './county.ts'
import styles from './RegionTrail.module.css'
import { levelsAtHand } from './use-county-frame.ts'

export function RegionTrail() {
  const text = useText()
  const { county, view, change, moveTo } = useCounty()
  const inside = useQuery({ ...areaOptions(view.within ?? county.code), enabled: view.within !== undefined })
  const below: Area[] = view.within === undefined ? [] : trailOf(inside.data)
  const enter = (area: Area) => {
    change({ within: area.code, selected: undefined })
    moveTo(area.box)
  }
  const leave = (parent: Area | undefined) => {
    change({ within: parent?.code, selected: undefined })
    moveTo(parent === undefined ? county.box : parent.box)
  }
  // A picker under each step, the last one still open; communities end the trail.
  const steps = [
    { code: county.code, within: undefined },
    ...below.map(({ code }) => ({ code, within: code })),
  ]
  return (
    <nav aria-label={text.trail.label} className={styles.trail}>
      <Button type="text" className={styles.county} onClick={() => leave(undefined)}>
        {county.name}
      </Button>
      {steps.map((step, index) => {
        const level = levelsAtHand({ within: step.within }, county).find(
          (each) => each === 'township' || each === 'community',
        )
        if (!level) return null
        return (
          <Fragment key={step.code}>
            <RightOutlined className={styles.arrow} aria-hidden="true" />
            <ChildPicker
              parent={step.code}
              level={level}
              chosen={below[index]}
              onPick={enter}
              onClear={() => leave(below[index - 1])}
            />
          </Fragment>
        )
      })}
    </nav>
  )
}

/** The areas from below the county down to the current one. */
function trailOf(answer: { area: Area; parents: readonly Area[] } | undefined): Area[] {
  return answer ? [...answer.parents.filter(({ level }) => level !== 'county'), answer.area] : []
}
