// Where does the product open? On the first real county, else on the demo, or on a welcome while there is none.
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { countiesOptions } from '../api.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { PageBones } from '../components/PageBones.tsx'
import { useRoot } from '../components/root.ts'
import { Welcome } from '../components/Welcome.tsx'
import { toCounty } from '../paths.ts'

export function HomePage() {
  const counties = useQuery(countiesOptions())
  const { language, theme } = useRoot()
  if (!counties.data) {
    return counties.error ? (
      <FailureNotice error={counties.error} retry={counties.refetch} page />
    ) : (
      <PageBones />
    )
  }
  // Whoever has a county of his own does not come for the demo.
  const first = counties.data.find(({ demo }) => !demo) ?? counties.data[0]
  return first ? <Navigate {...toCounty(first.code, { language, theme })} replace /> : <Welcome />
}
