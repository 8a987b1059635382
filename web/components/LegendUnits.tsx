// Which colour is which unit? Those with the most places first, and what nobody answers for; a click highlights.
import { Select } from 'antd'
import { openColor, otherUnitsColor } from '../map/unit-colours.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { useKindsAtHand } from './AssignmentFilterBar.tsx'
import { openClass, useByUnit } from './by-unit.ts'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './Legend.module.css'
import list from './LegendList.module.css'
import units from './LegendUnits.module.css'
import { Swatch } from './Swatch.tsx'

export function LegendUnits() {
  const text = useText()
  const words = text.byUnit
  const title = useTitle()
  const kinds = useKindsAtHand()
  const { change } = useCounty()
  const byUnit = useByUnit()
  const { kind, shares, total, open, ready, error, refetch } = byUnit
  return (
    <section className={styles.legend} aria-label={text.legend.title}>
      <header className={styles.header}>
        <h2 className={styles.title}>{text.map.shows.units}</h2>
      </header>
      <Select
        className={units.kind}
        size="small"
        aria-label={words.kind}
        popupMatchSelectWidth={false}
        value={kind}
        options={kinds
          .filter(({ style }) => style.role !== 'ground' && style.role !== 'building')
          .map((each) => ({ value: each.id, label: title(each.title) }))}
        onChange={(by) => change({ by })}
      />
      {!ready && !error && <Bone height={120} />}
      {!ready && error && <FailureNotice error={error} retry={refetch} />}
      {ready && total === 0 && <p className={list.note}>{words.none}</p>}
      {ready && total > 0 && (
        <>
          <p className={styles.facts}>{words.assigned(formatNumber(total - open), formatNumber(total))}</p>
          <ul className={`${list.list} ${units.list}`}>
            <Entry color={openColor} label={words.open} count={open} unitId={0} chosen={byUnit.chosen} />
            {shares
              .filter(({ other }) => !other)
              .map(({ unitId, color, name, count }) => (
                <Entry key={unitId} {...{ color, count, unitId }} label={name} chosen={byUnit.chosen} />
              ))}
          </ul>
          <Others shares={shares.filter(({ other }) => other)} />
        </>
      )}
    </section>
  )
}

interface EntryProps {
  color: string
  label: string
  count: number
  /** 0: without a unit. */
  unitId: number
  chosen: number | undefined
}

/** The unit is selected as anywhere else: its panel tells the rest. */
function Entry({ color, label, count, unitId, chosen }: EntryProps) {
  const text = useText()
  const { change } = useCounty()
  const pressed = chosen === unitId
  const highlight = () => {
    if (pressed) change({ selected: undefined, classFilter: undefined })
    else if (unitId === 0) change({ selected: undefined, classFilter: openClass })
    else change({ selected: { type: 'unit', id: unitId }, classFilter: undefined })
  }
  return (
    <li>
      <button
        type="button"
        className={`${list.entry} ${chosen !== undefined && !pressed ? list.aside : ''}`}
        aria-pressed={pressed}
        title={pressed ? text.legend.clear : text.byUnit.highlight(label)}
        onClick={highlight}
      >
        {unitId === 0 ? <span className={units.open} aria-hidden="true" /> : <Swatch color={color} />}
        <span className={list.label}>{label}</span>
        <span className={list.count}>{formatNumber(count)}</span>
      </button>
    </li>
  )
}

/** Too many to be told apart by colour: one entry for all of them. */
function Others({ shares }: { shares: readonly { count: number }[] }) {
  const text = useText()
  if (shares.length === 0) return null
  return (
    <p className={`${list.entry} ${units.others}`}>
      <Swatch color={otherUnitsColor} />
      <span className={list.label}>{text.byUnit.others(formatNumber(shares.length))}</span>
      <span className={list.count}>{formatNumber(shares.reduce((sum, { count }) => sum + count, 0))}</span>
    </p>
  )
}
