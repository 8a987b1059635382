// What is coloured, and how finely? Level of the areas and way of showing, as far as county and indicator allow.
import { Segmented } from 'antd'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './MapSwitches.module.css'
import { levelsAtHand } from './use-county-frame.ts'

/** A county that knows only itself has no levels to choose from. */
export function LevelSwitch() {
  const text = useText()
  const { county, view, level, change } = useCounty()
  const atHand = levelsAtHand(view, county)
  if (atHand.length < 2) return null
  return (
    <Segmented
      className={styles.switch}
      aria-label={text.map.level}
      name={text.map.level}
      value={level}
      options={atHand.map((each) => ({ value: each, label: text.levels[each] }))}
      onChange={(next) => change({ level: next })}
    />
  )
}

/** Nothing to choose, nothing shown: an indicator without a radius has no gaps to draw. */
export function ShowSwitch() {
  const text = useText()
  const { show, shows, change } = useCounty()
  if (shows.length < 2) return null
  return (
    <Segmented
      className={styles.switch}
      aria-label={text.map.show}
      name={text.map.show}
      value={show}
      options={shows.map((each) => ({ value: each, label: text.map.shows[each] }))}
      onChange={(next) => change({ show: next })}
    />
  )
}
