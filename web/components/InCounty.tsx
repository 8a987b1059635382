// The county of a page beside the map: read first, then known to every piece; choosing something there leads to the map.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { type ReactNode, useMemo } from 'react'
import type { County } from '../../api/contract/areas.ts'
import type { Catalog } from '../../api/contract/catalog.ts'
import { toCounty } from '../paths.ts'
import { catalogOptions, countiesOptions } from '../queries/county.ts'
import { useText } from '../text/text.ts'
import { CountyContext, type CountyFrame } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { MissingCounty } from './MissingCounty.tsx'
import { PageFrame } from './PageFrame.tsx'
import { useRoot } from './root.ts'
import { useCountyFrame } from './use-county-frame.ts'

interface Props {
  code: string
  /** Stands over the page until it is there. */
  title: string
  children: ReactNode
}

export function InCounty({ code, title, children }: Props) {
  const text = useText()
  const counties = useQuery(countiesOptions())
  const catalog = useQuery(catalogOptions())
  if (!counties.data || !catalog.data) {
    const failed = [counties, catalog].find(({ error }) => error)
    return failed ? (
      <FailureNotice error={failed.error} retry={failed.refetch} page />
    ) : (
      <PageFrame title={title}>
        <Skeleton active title={false} paragraph={{ rows: 8 }} aria-label={text.loading} />
      </PageFrame>
    )
  }
  const county = counties.data.find((each) => each.code === code)
  return county ? (
    <KnownCounty key={code} county={county} catalog={catalog.data}>
      {children}
    </KnownCounty>
  ) : (
    <MissingCounty code={code} counties={counties.data} />
  )
}

function KnownCounty({
  county,
  catalog,
  children,
}: {
  county: County
  catalog: Catalog
  children: ReactNode
}) {
  const root = useRoot()
  const navigate = useNavigate()
  const frame = useCountyFrame(county, catalog)
  const here = useMemo<CountyFrame>(
    () => ({
      ...frame,
      // The map finds by itself where the selected thing is.
      select: (selected, box) => {
        if (box instanceof Promise) box.catch(() => {})
        void navigate(toCounty(county.code, { ...root, selected }))
      },
      moveTo: () => {},
    }),
    [frame, navigate, county.code, root],
  )
  return <CountyContext value={here}>{children}</CountyContext>
}
