// One area: the chosen indicator large, its rank among its neighbours, why the number is what it is, who answers.
import { EditOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { borderVerbs, can, canInside } from '../../api/contract/access.ts'
import { type Area, codeLength, levelOf } from '../../api/contract/areas.ts'
import { ApiError } from '../api.ts'
import { toGrid, toGridHistory, toGridNumbering } from '../paths.ts'
import { areaOptions } from '../queries/areas.ts'
import { areaValuesOptions } from '../queries/indicators.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Fold } from '../ui/Fold.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AreaFacts } from './AreaFacts.tsx'
import styles from './AreaPanel.module.css'
import { AreaUnits } from './AreaUnits.tsx'
import { useCounty } from './county.ts'
import { Explanation } from './Explanation.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { GridTakeAway } from './GridTakeAway.tsx'
import { ChosenMicroGrid, MicroGridFold } from './MicroGridPanel.tsx'
import { PanelBones } from './PanelBones.tsx'
import { PanelHeader } from './PanelHeader.tsx'
import { PlaceCounts } from './PlaceCounts.tsx'
import { ProblemCount } from './ProblemCount.tsx'
import { useProfile } from './profile.ts'
import { RankCard } from './RankCard.tsx'
import { ValueCard } from './ValueCard.tsx'
import { ValueList } from './ValueList.tsx'

export function AreaPanel({ code, micro }: { code: string; micro?: string | undefined }) {
  const text = useText()
  const { indicator, change, moveTo, select } = useCounty()
  const answer = useQuery(areaOptions(code))
  const present = answer.data?.area.code
  useEffect(() => {
    // An old link, from before the grid got another number.
    if (present !== undefined && present !== code) select({ type: 'area', code: present })
  }, [present, code, select])
  // Nothing else is asked by an old code; only grids ever get another one, so regions need not wait to know.
  const isPresent = present === code || levelOf(code) !== 'grid'
  const values = useQuery({ ...areaValuesOptions(code), enabled: isPresent })
  if (!answer.data || present !== code) return <PanelWaiting answer={answer} />
  const { area, parents } = answer.data
  const value = values.data?.items.find((each) => each.indicator === indicator?.id && each.area === code)
  const enter = () => {
    change({ within: area.code, selected: undefined })
    moveTo(area.box)
  }
  return (
    <article>
      <PanelHeader
        sort={text.levels[area.level]}
        name={area.name}
        where={parents.map(({ name }) => name).join(' / ') || undefined}
      />
      {micro !== undefined && <ChosenMicroGrid grid={code} code={micro} />}
      {area.box === null && <Notice icon={<EnvironmentOutlined />} title={text.area.noBoundary} />}
      {indicator && <ValueCard indicator={indicator} value={value} waiting={values.isPending} />}
      <ProblemCount filter={{ area: code }} />
      <RankCard area={area} parent={parents.at(-1)} />
      <AreaFacts area={area} action={<AreaActions area={area} onEnter={enter} />} />
      {area.level === 'grid' && <AreaUnits area={area} parents={parents} />}
      {area.level === 'grid' && <MicroGridFold grid={code} chosen={micro} />}
      {area.level === 'grid' && <PlaceCounts code={code} />}
      {indicator && <Explanation indicator={indicator} area={code} />}
      <Fold title={text.area.others} open={false}>
        {values.data ? <ValueList values={values.data.items} /> : <Bone height={120} />}
      </Fold>
      {area.level !== 'grid' && <AreaUnits area={area} parents={parents} />}
      {area.level !== 'grid' && <PlaceCounts code={code} open={false} />}
    </article>
  )
}

/** Entering it, and changing the borders of its grids, for whoever may. */
function AreaActions({ area, onEnter }: { area: Area; onEnter: () => void }) {
  const text = useText()
  const profile = useProfile()
  const { county, edit, select, view } = useCounty()
  const community = area.code.slice(0, codeLength.community)
  const isGridded = area.level === 'community' || area.level === 'grid'
  const editable =
    isGridded && view.theme === 'light' && borderVerbs.some((verb) => canInside(profile, verb, area.code))
  const start = () => {
    select(undefined)
    edit(community)
  }
  return (
    <>
      {canEnter(area) && <Button onClick={onEnter}>{text.area.enter}</Button>}
      {isGridded && (
        <Link {...toGridHistory(county.code, view, { community })} className={styles.page}>
          {text.gridHistory.title}
        </Link>
      )}
      {area.level === 'community' && can(profile, 'grid.write', { area: area.code }) && (
        <Link {...toGridNumbering(county.code, view, community)} className={styles.page}>
          {text.gridNumbering.title}
        </Link>
      )}
      {area.level === 'grid' && (
        <Link {...toGrid(area.code, view)} className={styles.page}>
          {text.gridPage.open}
        </Link>
      )}
      {area.level !== 'grid' && area.box !== null && <GridTakeAway area={area} />}
      {editable && (
        <Button icon={<EditOutlined />} onClick={start}>
          {text.gridEdit.start}
        </Button>
      )}
    </>
  )
}

/** The county is entered already, and a grid holds no areas. */
function canEnter({ level }: Area): boolean {
  return level === 'township' || level === 'community'
}

/** What stands in a panel before its answer: bones, a failure, or that there is no such area. */
function PanelWaiting({ answer }: { answer: { error: unknown; refetch: () => unknown } }) {
  const text = useText()
  const { error, refetch } = answer
  if (!error) return <PanelBones />
  if (error instanceof ApiError && error.code === 'unknown-area') {
    return (
      <>
        <PanelHeader sort={text.area.panel} name={text.area.missing} />
        <Notice title={text.area.missing} hint={text.area.missingHint} />
      </>
    )
  }
  return (
    <>
      <PanelHeader sort={text.area.panel} name={text.failure.title} />
      <FailureNotice error={error} retry={refetch} />
    </>
  )
}
