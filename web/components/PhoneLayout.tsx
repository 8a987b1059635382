// The page in one hand: the map fills the screen, a sheet from below holds everything else in tabs.
import { useState } from 'react'
import { useText } from '../text/text.ts'
import { BottomSheet, type SheetHeight } from '../ui/BottomSheet.tsx'
import { useCounty } from './county.ts'
import { DetailPanel } from './DetailPanel.tsx'
import { IndicatorBoard } from './IndicatorBoard.tsx'
import { LayerList } from './LayerList.tsx'
import { Legend } from './Legend.tsx'
import { LegendStrip } from './LegendStrip.tsx'
import { LinkNotice } from './LinkNotice.tsx'
import { MapStage } from './MapStage.tsx'
import styles from './PhoneLayout.module.css'
import { PhoneSwitches } from './PhoneSwitches.tsx'
import { PhoneTabs } from './PhoneTabs.tsx'
import { PhoneTop } from './PhoneTop.tsx'
import { ProblemsInSight } from './ProblemsInSight.tsx'
import { RoundReportButton } from './ReportButton.tsx'
import { ReportSheet } from './ReportSheet.tsx'
import { ValueTable } from './ValueTable.tsx'

type Tab = 'board' | 'legend' | 'layers' | 'table' | 'detail'

/** Pixels that the switches, the legend and the sheet at its lowest take from the map; the stylesheets have the same. */
const lowSheet = 116
const switchesHeight = 60
const legendHeight = 64

export function PhoneLayout() {
  const text = useText()
  const { county, view, show, change, editing } = useCounty()
  const selected = view.selected !== undefined
  const reporting = view.report !== undefined
  const [reportHeight, setReportHeight] = useState(0)
  const [height, setHeight] = useState<SheetHeight>(selected || view.table ? 'middle' : 'low')
  const [tab, setTab] = useState<Tab>(selected ? 'detail' : view.table ? 'table' : 'board')

  // What was just selected comes forward; when it is closed, the board returns.
  const selection = Object.values(view.selected ?? {}).join(' ')
  const [shownSelection, setShownSelection] = useState(selection)
  if (shownSelection !== selection) {
    setShownSelection(selection)
    setTab(selected ? 'detail' : 'board')
    if (selected && height === 'low') setHeight('middle')
  }

  // Fingers need the map.
  const [shownEditing, setShownEditing] = useState(editing)
  if (shownEditing !== editing) {
    setShownEditing(editing)
    if (editing !== undefined) setHeight('low')
  }

  const tabs: Tab[] = [...(selected ? ['detail' as const] : []), 'board', 'legend', 'layers', 'table']
  const titles = { ...text.sheet, legend: text.legend.title }
  const open = (next: Tab) => {
    setTab(next)
    if (height === 'low') setHeight('middle')
    if (view.table !== (next === 'table')) change({ table: next === 'table' }, { replace: true })
  }
  return (
    <div className={styles.page}>
      {!reporting && <PhoneTop />}
      <main className={styles.stage}>
        {reporting && <h1 className="visually-hidden">{county.name}</h1>}
        <MapStage
          hovered={undefined}
          onHover={ignoreHover}
          tight={height !== 'low'}
          insets={
            reporting
              ? { left: 0, right: 0, top: 0, bottom: reportHeight }
              : editing !== undefined
                ? { left: 0, right: 0, top: 0, bottom: 0 }
                : {
                    left: 0,
                    right: 0,
                    top: switchesHeight,
                    bottom: legendHeight + (height === 'low' ? lowSheet : middleSheet()),
                  }
          }
        />
        {reporting && <ReportSheet onHeight={setReportHeight} />}
        {!reporting && editing === undefined && (
          <div className={styles.switches}>
            <PhoneSwitches />
            <LinkNotice />
          </div>
        )}
        {!reporting && height !== 'full' && editing === undefined && (
          <div className={`${styles.legend} ${height === 'middle' ? styles.aboveMiddle : ''}`}>
            <div className={styles.report}>
              <RoundReportButton />
            </div>
            <LegendStrip onOpen={() => open('legend')} />
          </div>
        )}
      </main>
      {!reporting && editing === undefined && (
        <BottomSheet
          height={height}
          onHeight={setHeight}
          label={titles[tab]}
          gripLabel={text.sheet.grip}
          heightLabels={text.sheet.heights}
          tabs={tabs.map((each) => ({ key: each, label: titles[each] }))}
          tab={tab}
          onTab={open}
        >
          {tab === 'board' && <IndicatorBoard />}
          {tab === 'legend' && <Legend />}
          {tab === 'layers' && (
            <div className={styles.padded}>
              <LayerList />
            </div>
          )}
          {tab === 'table' && show === 'problems' && <ProblemsInSight />}
          {tab === 'table' && show !== 'problems' && <ValueTable hovered={undefined} onHover={ignoreHover} />}
          {tab === 'detail' && <DetailPanel />}
        </BottomSheet>
      )}
      {!reporting && (
        <div className={styles.nav}>
          <PhoneTabs county={county.code} at="map" />
        </div>
      )}
    </div>
  )
}

/** Fingers do not hover. */
function ignoreHover() {}

/** The map keeps clear of the half-open sheet; under the full one there is nothing left to see. */
function middleSheet(): number {
  return Math.round(window.innerHeight * 0.5)
}
