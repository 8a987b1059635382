// What is drawn beside the indicator? Every kind the county has, by group, with its symbol and number.
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import type { KindInfo } from '../../api/contract/catalog.ts'
import { microGridLayer } from '../map/micro-grids.ts'
import { microGridsOptions } from '../queries/micro-grids.ts'
import { placeCountsOptions } from '../queries/places.ts'
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
  const microGrids = useQuery(microGridsOptions(county.code, 0)).data?.total ?? 0
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
  const setIds = (changed: readonly string[], shown: boolean) => {
    const ids = new Set(changed)
    const rest = switchedOff.filter((id) => !ids.has(id))
    change({ hidden: shown ? rest : [...rest, ...ids] }, { replace: true })
  }
  const set = (changed: readonly KindInfo[], shown: boolean) =>
    setIds(
      changed.map(({ id }) => id),
      shown,
    )
  // What is no kind of place.
  const others = microGrids > 0 ? [microGridLayer] : []
  return (
    <div className={styles.layers}>
      <p className={styles.all}>
        <Button size="small" onClick={() => change({ hidden: [] }, { replace: true })}>
          {text.layers.all}
        </Button>
        <Button size="small" onClick={() => setIds([...kinds.map(({ id }) => id), ...others], false)}>
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
      {others.map((id) => (
        <Checkbox
          key={id}
          className={styles.kind}
          checked={!hidden.has(id)}
          onChange={(event) => setIds([id], event.target.checked)}
        >
          <span className={styles.label}>
            <span className={styles.name}>
              {text.microGrids.title}
              <span className={styles.count}> {text.microGrids.near}</span>
            </span>
            <span className={styles.count}>{formatNumber(microGrids)}</span>
          </span>
        </Checkbox>
      ))}
      <UnitGridLayer />
    </div>
  )
}
