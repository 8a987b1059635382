// The public notice 公示牌 of a grid, for paper: who leads it and whom to call, what it covers, where, and who answers.
import { PrinterOutlined } from '@ant-design/icons'
import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { Button, Segmented, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { can } from '../../api/contract/access.ts'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { failureWords } from '../components/failure.ts'
import { GridCard } from '../components/GridCard.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { pagePatterns, toGrid, toGridCard } from '../paths.ts'
import { areaAssignmentsOptions } from '../queries/assignments.ts'
import { gridPageOptions, revealGridPhonesOptions } from '../queries/grid-page.ts'
import { microGridsOptions, revealMicroGridPhonesOptions } from '../queries/micro-grids.ts'
import { useText } from '../text/text.ts'
import styles from './GridCardPage.module.css'
import paper from './UnitSheetPage.module.css'

export function GridCardPage() {
  const text = useText()
  const { code, grid } = useParams({ from: `/signed-in${pagePatterns.gridCard}` })
  return (
    <InCounty code={code} title={text.gridCard.title}>
      <CardOfGrid key={grid} code={grid} />
    </InCounty>
  )
}

function CardOfGrid({ code }: { code: string }) {
  const text = useText()
  const words = text.gridCard
  const root = useRoot()
  const { county } = useCounty()
  const profile = useProfile()
  const [size, setSize] = useState<'a4' | 'a5'>('a4')
  const page = useQuery(gridPageOptions(code))
  const units = useUnits(code, page.data?.parents)
  const reveal = useMutation(revealGridPhonesOptions(code))
  const microGrids = useQuery(microGridsOptions(code))
  const revealMicro = useMutation(revealMicroGridPhonesOptions(code))
  useEffect(() => {
    if (page.data) document.title = `${words.title} · ${page.data.name}`
  }, [page.data, words])
  if (!page.data) {
    return page.error ? (
      <FailureNotice error={page.error} retry={page.refetch} page />
    ) : (
      <main className={paper.desk}>
        <Skeleton active className={paper.sheet} paragraph={{ rows: 12 }} aria-label={text.loading} />
      </main>
    )
  }
  const grid = page.data
  if (grid.code !== code) return <Navigate {...toGridCard(grid.code, root)} replace />
  const micro = microGrids.data?.items ?? []
  const isMasked = ({ maskedPhone }: { maskedPhone: string | null }) => maskedPhone !== null
  const someMasked = [grid, ...grid.deputies, ...micro].some(isMasked)
  const revealAll = () => {
    reveal.mutate()
    if (micro.some(isMasked)) revealMicro.mutate()
  }
  return (
    <main className={paper.desk}>
      {/* Named here and not in a style sheet: which paper it is, is chosen on the page. */}
      <style>{`@page { size: ${size}; margin: ${size === 'a4' ? 15 : 10}mm }`}</style>
      <div className={`${paper.tools} ${styles.tools}`}>
        <Link {...toGrid(code, root)} className={paper.back}>
          {words.back}
        </Link>
        <Segmented
          aria-label={words.paper}
          value={size}
          options={(['a4', 'a5'] as const).map((value) => ({ value, label: words.papers[value] }))}
          onChange={setSize}
        />
        {someMasked && !reveal.data && can(profile, 'phone.reveal', { area: code }) && (
          <Button title={text.gridPage.revealHint} loading={reveal.isPending} onClick={revealAll}>
            {text.gridPage.reveal}
          </Button>
        )}
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      {(reveal.error ?? revealMicro.error) && (
        <p className={styles.failed} role="alert">
          {failureWords(reveal.error ?? revealMicro.error, text).title}
        </p>
      )}
      {/* On the smaller sheet the card is drawn smaller, and its paper is no longer as high as A4. */}
      <article className={paper.sheet} style={size === 'a5' ? { minHeight: 0 } : undefined}>
        <GridCard
          {...{ grid, county, units }}
          phones={reveal.data}
          microGrids={micro}
          microPhones={revealMicro.data}
          small={size === 'a5'}
        />
      </article>
    </main>
  )
}

/** Those of the grid, then those of the community and the township that hold it; the county answers for everything. */
function useUnits(code: string, parents: readonly { code: string; level: string }[] | undefined) {
  const above = (parents ?? []).filter(({ level }) => level !== 'county').toReversed()
  const answers = useQueries({
    queries: [code, ...above.map((each) => each.code)].map((each) => areaAssignmentsOptions(each)),
  })
  return answers.flatMap(({ data }) => data?.items ?? [])
}
