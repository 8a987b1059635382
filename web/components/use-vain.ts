// What did the link ask for that this county does not have? Found when it is opened, and told until it is read.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { County } from '../../api/contract/areas.ts'
import type { Catalog } from '../../api/contract/catalog.ts'
import { ApiError } from '../api.ts'
import { areaOptions } from '../queries/areas.ts'
import { askedInVain, parseView, type Vain } from '../view.ts'
import { isNear } from './geometry-box.ts'

interface Found {
  vain: readonly Vain[]
  /** A part of the county that the link names and nobody knows. */
  lost: string | undefined
}

/** Of the link as it was at first: what is chosen later is there. */
export function useVain(search: Readonly<Record<string, unknown>>, county: County, catalog: Catalog): Found {
  const [{ within, vain }] = useState(() => {
    const { within, indicator, camera } = parseView(search, county.code)
    const vain = askedInVain(search, county.code)
    if (indicator !== undefined && !catalog.indicators.some(({ id }) => id === indicator))
      vain.push('indicator')
    if (!isNear(camera, county.box)) vain.push('camera')
    return { within, vain }
  })
  const part = useQuery({ ...areaOptions(within ?? county.code), enabled: within !== undefined })
  const isLost = part.error instanceof ApiError && part.error.code === 'unknown-area'
  return useMemo(
    () => (isLost ? { vain: [...vain, 'part'], lost: within } : { vain, lost: undefined }),
    [isLost, vain, within],
  )
}
