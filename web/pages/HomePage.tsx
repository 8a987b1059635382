// Where does the product open? Where the first role of whoever is signed in begins, or on a welcome while there is no county.
import { LockOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { AccountMenu } from '../components/AccountMenu.tsx'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { PageBones } from '../components/PageBones.tsx'
import { PageFrame } from '../components/PageFrame.tsx'
import { useProfile } from '../components/profile.ts'
import { useRoot } from '../components/root.ts'
import { Welcome } from '../components/Welcome.tsx'
import { countyFor, toCounty, toLanding } from '../paths.ts'
import { countiesOptions } from '../queries/county.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'

export function HomePage() {
  const text = useText()
  const root = useRoot()
  const { grants, wallUntil } = useProfile()
  const [grant] = grants
  const counties = useQuery(countiesOptions())
  if (!counties.data) {
    return counties.error ? (
      <FailureNotice error={counties.error} retry={counties.refetch} page />
    ) : (
      <PageBones />
    )
  }
  if (!grant) {
    return (
      <PageFrame title={text.account.noGrants}>
        <Notice icon={<LockOutlined />} title={text.account.noGrants} hint={text.account.noGrantsHint} />
      </PageFrame>
    )
  }
  if (counties.data.length === 0) return <Welcome menu={<AccountMenu />} />
  const county = countyFor(grant, counties.data)
  // After a power cut the screen on the wall opens as it was meant.
  if (wallUntil !== null && county !== undefined)
    return <Navigate {...toCounty(county, { ...root, theme: 'wall' })} replace />
  return <Navigate {...toLanding(grant, county, root)} replace />
}
