// The map page of a county: loads what every piece needs, then hands over to the desktop, phone or wall layout.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { County } from '../../api/contract/areas.ts'
import type { Catalog } from '../../api/contract/catalog.ts'
import { CountyContext } from '../components/county.ts'
import { DesktopLayout } from '../components/DesktopLayout.tsx'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { MissingCounty } from '../components/MissingCounty.tsx'
import { PageBones } from '../components/PageBones.tsx'
import { PhoneLayout } from '../components/PhoneLayout.tsx'
import { ReportFrame } from '../components/ReportFrame.tsx'
import { useCountyFrame } from '../components/use-county-frame.ts'
import { catalogOptions, countiesOptions } from '../queries/county.ts'
import { useText } from '../text/text.ts'
import { phone, useMedia } from '../ui/use-media.ts'

export function CountyPage() {
  const { code = '' } = useParams({ strict: false })
  const counties = useQuery(countiesOptions())
  const catalog = useQuery(catalogOptions())
  if (!counties.data || !catalog.data) {
    const failed = [counties, catalog].find((query) => query.error && !query.data)
    return failed ? <FailureNotice error={failed.error} retry={failed.refetch} page /> : <PageBones />
  }
  const county = counties.data.find((each) => each.code === code)
  return county ? (
    <CountyMapPage key={code} county={county} catalog={catalog.data} />
  ) : (
    <MissingCounty code={code} counties={counties.data} />
  )
}

function CountyMapPage({ county, catalog }: { county: County; catalog: Catalog }) {
  const text = useText()
  const frame = useCountyFrame(county, catalog)
  const small = useMedia(phone)
  useEffect(() => {
    document.title = `${county.name} · ${text.product}`
  }, [county.name, text])
  return (
    <CountyContext value={frame}>
      <ReportFrame>{small ? <PhoneLayout /> : <DesktopLayout />}</ReportFrame>
    </CountyContext>
  )
}
