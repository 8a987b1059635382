// The grids of one community: drawn with what is wrong, listed, and a repair on request.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { Box } from '../../api/contract/areas.ts'
import type { MosaicRepair } from '../../api/contract/grid-health.ts'
import type { Finding } from '../../api/contract/grids.ts'
import { toCounty, toGridHealth } from '../paths.ts'
import { mosaicHealthOptions } from '../queries/grid-health.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { FindingList } from './FindingList.tsx'
import styles from './GridHealth.module.css'
import { GridHealthGrids } from './GridHealthGrids.tsx'
import { GridRepair } from './GridRepair.tsx'
import { GridSketch } from './GridSketch.tsx'
import { boxOf } from './geometry-box.ts'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'

export function CommunityHealth({ code, onDone }: { code: string; onDone: (said: string) => void }) {
  const text = useText()
  const words = text.gridHealth
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  const health = useQuery(mosaicHealthOptions(code))
  const [repair, setRepair] = useState<MosaicRepair>()
  const [focus, setFocus] = useState<Box>()
  if (health.error) return <FailureNotice error={health.error} retry={health.refetch} />
  if (!health.data) return <Skeleton active title={false} paragraph={{ rows: 10 }} />
  const { name, boundary, grids, target, findings } = health.data
  const look = (geometry: unknown) => setFocus(around(boxOf(geometry)))
  const finish = () => {
    setRepair(undefined)
    setFocus(undefined)
    onDone(words.saved)
  }
  return (
    <Card title={name} hint={code}>
      <div className={styles.two}>
        <div className={styles.drawing}>
          <GridSketch
            label={`${words.sketch}: ${name}`}
            boundary={boundary}
            grids={grids}
            findings={findings}
            proposed={repair?.changed ?? []}
            focus={focus}
          />
          <div className={styles.buttons}>
            {focus && <Button onClick={() => setFocus(undefined)}>{words.wholeView}</Button>}
            <Link {...toGridHealth(county.code, root)} className={styles.link}>
              {words.back}
            </Link>
            <Link
              {...toCounty(county.code, { ...root, selected: { type: 'area', code } })}
              className={styles.link}
            >
              {words.onMap}
            </Link>
          </div>
        </div>
        <div className={styles.side}>
          <h3>{findings.length > 0 ? words.findings(formatNumber(findings.length)) : words.none}</h3>
          <FindingList findings={findings} onShow={({ geometry }) => look(geometry)} />
          {findings.some(isBorder) && (
            <GridRepair
              key={grids.map(({ version }) => version).join()}
              code={code}
              mayWrite={canInside(profile, 'grid.write', code)}
              repair={repair}
              onRepair={setRepair}
              onShow={look}
              onSaved={finish}
            />
          )}
          <GridHealthGrids grids={grids} target={target} />
        </div>
      </div>
    </Card>
  )
}

/** Twice as wide as what is shown, so that one sees where it lies. */
function around(box: Box | undefined): Box | undefined {
  if (!box) return undefined
  const [west, south, east, north] = box
  const [x, y] = [(east - west) / 2, (north - south) / 2]
  return [west - x, south - y, east + x, north + y]
}

/** A wrong code is mended by another number, not by another border. */
function isBorder({ code, severity }: Finding): boolean {
  return severity === 'error' && !code.startsWith('code')
}
