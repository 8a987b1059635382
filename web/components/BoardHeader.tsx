// How many targets does the area meet? The summary over the board, and what to know about its data.

import { useQuery } from '@tanstack/react-query'
import { Popover } from 'antd'
import type { IndicatorValue } from '../../api/contract/indicators.ts'
import { areaOptions } from '../queries/areas.ts'
import { dateTime } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import styles from './BoardHeader.module.css'
import { useCounty } from './county.ts'
import { valueFigure } from './indicator-figure.ts'

interface Props {
  values: readonly IndicatorValue[]
  computedAt: string | null
}

export function BoardHeader({ values, computedAt }: Props) {
  const text = useText()
  const title = useTitle()
  const { county, scope, indicator } = useCounty()
  const area = useQuery(areaOptions(scope))
  const counts = { pass: 0, fail: 0, none: 0, 'no-data': 0 }
  for (const { verdict } of values) counts[verdict] += 1
  const judged = counts.pass + counts.fail
  const name = area.data?.area.name ?? (scope === county.code ? county.name : '')
  const chosen = values.find((value) => value.indicator === indicator?.id)
  return (
    <header className={styles.header}>
      <h2 className={styles.name}>{name}</h2>
      <p className={styles.summary}>
        <strong>{counts.pass}</strong>
        <span className={styles.of}>/ {judged}</span>
        <span className={styles.word}>{text.verdict.pass}</span>
      </p>
      <div className={styles.parts} aria-hidden="true">
        <span className={styles.pass} style={{ flexGrow: counts.pass }} />
        <span className={styles.fail} style={{ flexGrow: counts.fail }} />
        <span className={styles.rest} style={{ flexGrow: counts.none + counts['no-data'] }} />
      </div>
      <p className={styles.counts}>
        <span className={styles.passText}>
          {text.board.countPass} {counts.pass}
        </span>
        <span className={styles.failText}>
          {text.board.countFail} {counts.fail}
        </span>
        {counts.none > 0 && (
          <span>
            {text.board.countNone} {counts.none}
          </span>
        )}
        <span>
          {text.board.countNoData} {counts['no-data']}
        </span>
      </p>
      <div className={styles.origin}>
        <span>
          {computedAt === null ? text.board.notComputed : text.board.computedAt(dateTime(computedAt))}
        </span>
        {county.demo && <Remark tag={text.demo.tag} hint={text.demo.hint} />}
        {county.builtUpSubstitute && <Remark tag={text.substitute.tag} hint={text.substitute.hint} />}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {indicator &&
          chosen &&
          [
            name,
            title(indicator.title),
            Object.values(valueFigure(indicator, chosen.value, title)).join(' '),
            text.verdict[chosen.verdict],
          ].join(' ')}
      </p>
    </header>
  )
}

/** A word on the data that nobody should miss, with its reason on demand. */
function Remark({ tag, hint }: { tag: string; hint: string }) {
  return (
    <Popover content={<p className={styles.hint}>{hint}</p>} trigger={['hover', 'focus', 'click']}>
      <button type="button" className={styles.remark}>
        {tag}
      </button>
    </Popover>
  )
}
