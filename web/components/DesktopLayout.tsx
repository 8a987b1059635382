// The page on a desk and on the wall: board on the left, the map, the selected thing on the right, the table below.
import { TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../text/text.ts'
import { useEscape } from '../ui/use-escape.ts'
import { useCounty } from './county.ts'
import styles from './DesktopLayout.module.css'
import { DetailPanel } from './DetailPanel.tsx'
import { IndicatorBoard } from './IndicatorBoard.tsx'
import { LayerButton } from './LayerButton.tsx'
import { Legend } from './Legend.tsx'
import { LinkNotice } from './LinkNotice.tsx'
import { MapStage } from './MapStage.tsx'
import { LevelSwitch, ShowSwitch } from './MapSwitches.tsx'
import { ProblemsInSight } from './ProblemsInSight.tsx'
import { ReportPanel } from './ReportPanel.tsx'
import { TopBar } from './TopBar.tsx'
import { ValueTable } from './ValueTable.tsx'
import { WallBoard } from './WallBoard.tsx'

/** Pixels of the panels that lie over the map; the stylesheet has the same. */
const detailWidth = { light: 360, wall: 460 }
const tableHeight = 296
const switchesHeight = 56

export function DesktopLayout() {
  const text = useText()
  const { view, show, select, change, editing } = useCounty()
  const [hovered, setHovered] = useState<string | undefined>()
  const selected = view.selected !== undefined
  const wall = view.theme === 'wall'
  const reporting = view.report !== undefined && !wall
  const beside = selected || reporting
  // Nothing is coloured then, and borders lie under what stands over the map.
  const clear = reporting || editing !== undefined
  const table = view.table && !wall && !reporting
  useEscape(reporting, () => change({ report: undefined }))
  useEscape(selected && !reporting, () => select(undefined))
  useEscape(table && !selected, () => change({ table: false }))
  return (
    <div className={styles.page}>
      <TopBar />
      <div className={styles.work}>
        <aside className={styles.board} aria-label={text.board.title}>
          {wall ? <WallBoard /> : <IndicatorBoard />}
        </aside>
        <main className={styles.stage}>
          <MapStage
            hovered={hovered}
            onHover={setHovered}
            insets={{
              left: 0,
              top: switchesHeight,
              right: beside ? detailWidth[view.theme] : 0,
              bottom: table ? tableHeight : 0,
            }}
          />
          <div className={`${styles.over} ${beside ? styles.besideDetail : ''}`}>
            <div className={styles.switches} hidden={clear}>
              <LevelSwitch />
              <ShowSwitch />
              {!wall && (
                <>
                  <LayerButton />
                  <Button
                    className={styles.button}
                    icon={<TableOutlined />}
                    aria-pressed={table}
                    onClick={() => change({ table: !table })}
                  >
                    {text.map.table}
                  </Button>
                </>
              )}
            </div>
            <div className={styles.notice}>
              <LinkNotice />
            </div>
            <div className={styles.legend} hidden={clear}>
              <Legend />
            </div>
            {table && (
              <section className={styles.table} aria-label={text.map.table}>
                {show === 'problems' ? (
                  <ProblemsInSight onClose={() => change({ table: false })} />
                ) : (
                  <ValueTable
                    hovered={hovered}
                    onHover={setHovered}
                    onClose={() => change({ table: false })}
                  />
                )}
              </section>
            )}
          </div>
        </main>
        {selected && !reporting && (
          <aside className={styles.detail} aria-label={text.sheet.detail}>
            <DetailPanel />
          </aside>
        )}
        {reporting && (
          <aside className={styles.detail} aria-label={text.report.title}>
            <ReportPanel />
          </aside>
        )}
      </div>
    </div>
  )
}
