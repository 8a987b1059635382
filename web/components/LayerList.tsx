// What is drawn beside the indicator? Every kind the county has, by group, with its symbol and number.
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import type { KindInfo } from '../../api/contract/catalog.ts'
import { placeCountsOptions } from '../api.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { KindSymbol } from './KindSymbol.tsx'
import styles from './LayerList.module.css'
import { UnitGridLayer } from './UnitGridLayer.tsx'

export function LayerList() {
  const text = useText()
  const title = useTitle()
  const { county, catalog, hidden: switchedOff, change } = useCounty()
  const answer = useQuery(placeCountsOptions(county.code))
  if (!answer.data) {
    return answer.error ? (
      <FailureNotice error={answer.error} retry={answer.refetch} />
    ) : (
      <Bone height={240} />
    )
  }
  const counts = new Map(answer.data.map(({ kind, count }) => [kind, count]))
  const kinds = catalog.kinds.filter(({ id }) => (counts.get(id) ?? 0) > 0)
  if (kinds.length === 0) return <Notice title={text.layers.empty} />
  const hidden = new Set(switchedOff)
  const set = (changed: readonly KindInfo[], shown: boolean) => {
    const ids = new Set(changed.map(({ id }) => id))
    const others = switchedOff.filter((id) => !ids.has(id))
    change({ hidden: shown ? others : [...others, ...ids] }, { replace: true })
  }
  return (
    <div className={styles.layers}>
      <p className={styles.all}>
        <Button size="small" onClick={() => change({ hidden: [] }, { replace: true })}>
          {text.layers.all}
        </Button>
        <Button size="small" onClick={() => set(kinds, false)}>
          {text.layers.none}
        </Button>
      </p>
      {[...Map.groupBy(kinds, (kind) => kind.group)].map(([group, members]) => {
        const shown = members.filter(({ id }) => !hidden.has(id)).length
        return (
          <fieldset key={group} className={styles.group}>
            <legend>
              <Checkbox
                checked={shown === members.length}
                indeterminate={shown > 0 && shown < members.length}
                onChange={(event) => set(members, event.target.checked)}
              >
                <span className={styles.groupName}>{text.layers.groups[group] ?? group}</span>
              </Checkbox>
            </legend>
            {members.map((kind) => (
              <Checkbox
                key={kind.id}
                className={styles.kind}
                checked={!hidden.has(kind.id)}
                onChange={(event) => set([kind], event.target.checked)}
              >
                <span className={styles.label}>
                  <KindSymbol kind={kind} />
                  <span className={styles.name}>{title(kind.title)}</span>
                  <span className={styles.count}>{formatNumber(counts.get(kind.id) ?? 0)}</span>
                </span>
              </Checkbox>
            ))}
          </fieldset>
        )
      })}
      <UnitGridLayer />
    </div>
  )
}
