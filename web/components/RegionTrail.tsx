// Which part of the county is meant? County, township, community, each with a picker for what lies inside.
import { RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { Area } from '../../api/contract/areas.ts'
import { areaOptions } from '../queries/areas.ts'
import { useText } from '../text/text.ts'
import { ChildPicker } from './ChildPicker.tsx'
import { CountyPicker } from './CountyPicker.tsx'
import { useCounty } from './county.ts'
import styles from './RegionTrail.module.css'
import { levelListed } from './use-county-frame.ts'

export function RegionTrail() {
  const text = useText()
  const { county, view, change, moveTo } = useCounty()
  const inside = useQuery({ ...areaOptions(view.within ?? county.code), enabled: view.within !== undefined })
  const below: Area[] = view.within === undefined ? [] : trailOf(inside.data)
  const enter = (area: Area) => {
    // The map cannot show an area without a boundary; its panel says so.
    const panel = area.box === null ? { type: 'area' as const, code: area.code } : undefined
    change({ within: area.code, selected: panel })
    moveTo(area.box)
  }
  const leave = (parent: Area | undefined) => {
    change({ within: parent?.code, selected: undefined })
    moveTo(parent === undefined ? county.box : parent.box)
  }
  // A picker under each step, the last one still open; communities end the trail.
  const steps = [county.code, ...below.map(({ code }) => code)]
  return (
    <nav aria-label={text.trail.label} className={styles.trail}>
      <CountyPicker onWhole={() => leave(undefined)} />
      {steps.map((step, index) => {
        const level = levelListed(step, county)
        if (!level) return null
        return (
          <Fragment key={step}>
            <RightOutlined className={styles.arrow} aria-hidden="true" />
            <ChildPicker
              parent={step}
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
