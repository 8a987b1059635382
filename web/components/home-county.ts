// Which county do the main tabs lead to? The one of the page, or of the first grant where a page speaks of none.
import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { countyFor } from '../paths.ts'
import { countiesOptions } from '../queries/county.ts'
import { CountyContext } from './county.ts'
import { useProfile } from './profile.ts'

export function useHomeCounty(): string | undefined {
  const frame = useContext(CountyContext)
  const [grant] = useProfile().grants
  const counties = useQuery(countiesOptions())
  const own = countyFor(grant, counties.data)
  return frame?.county.code ?? (counties.data?.some(({ code }) => code === own) ? own : undefined)
}
