// Level and way of showing, as two short lists that fit a phone.
import { Select } from 'antd'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import styles from './PhoneSwitches.module.css'
import { levelsAtHand } from './use-county-frame.ts'

export function PhoneSwitches() {
  const text = useText()
  const { county, view, level, show, shows, change } = useCounty()
  const atHand = levelsAtHand(view, county)
  return (
    <div className={styles.switches}>
      {atHand.length > 1 && (
        <Select
          className={styles.select}
          aria-label={text.map.level}
          value={level}
          popupMatchSelectWidth={false}
          options={atHand.map((each) => ({ value: each, label: text.levels[each] }))}
          onChange={(next) => change({ level: next })}
        />
      )}
      {shows.length > 1 && (
        <Select
          className={styles.select}
          aria-label={text.map.show}
          value={show}
          popupMatchSelectWidth={false}
          options={shows.map((each) => ({ value: each, label: text.map.shows[each] }))}
          onChange={(next) => change({ show: next })}
        />
      )}
    </div>
  )
}
