// The report that is being written: what the form, the map and the list of places share.
import { createContext, useContext } from 'react'
import type { SpotAnswer } from '../../api/contract/problem-reports.ts'
import type { Pin, Pinned } from '../map/map-props.ts'
import type { Draft } from '../queries/draft-store.ts'
import type { Fix } from '../ui/geolocation.ts'
import type { Gps } from './use-gps.ts'

export type LngLat = [lng: number, lat: number]

/** What the panel shows: the form, or one of its questions at full size. */
export type ReportStep = 'form' | 'places' | 'crosshair' | 'categories'

/** The place of a report, as far as it is known. */
export interface Where {
  position: LngLat
  positionSource: NonNullable<Draft['positionSource']>
  accuracyMetres?: number
}

export interface Report {
  draft: Draft
  /** It was begun before this page was opened. */
  isResumed: boolean
  /** Writes the draft, on the device too. */
  change: (patch: Partial<Draft>) => void
  addFiles: (added: Draft['photos'], files: ReadonlyMap<string, Blob>) => void
  step: ReportStep
  go: (step: ReportStep) => void
  /** Chosen by hand, or by GPS where that is sure enough. */
  where: Where | undefined
  /** `rough`: found, but not sure enough to be the place. */
  gps: Gps & { rough: Fix | undefined }
  /** What the server says of the place, or of what lies under the cross. */
  spot: { answer: SpotAnswer | undefined; isWaiting: boolean; error: unknown; refetch: () => unknown }
  pin: Pin
  onPin: (pinned: Pinned) => void
  /** What lies under the cross is the place. */
  takeCross: () => void
  /** From here on it is sent. */
  send: () => void
  /** A waiting or refused one becomes the form again. */
  edit: (draft: Draft) => void
  startAnother: () => void
  /** Deletes a draft with its files. */
  discard: (draft: Draft) => void
}

export const ReportContext = createContext<Report | undefined>(undefined)

/** undefined: nothing is being reported. */
export function useOpenReport(): Report | undefined {
  return useContext(ReportContext)
}

export function useReport(): Report {
  const report = useContext(ReportContext)
  if (!report) throw new Error('useReport() outside the panel of a report')
  return report
}
