// What is reported right now: the draft, where it is, and what the server says of that spot.
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import type { Box } from '../../api/contract/areas.ts'
import type { Pinned } from '../map/map-props.ts'
import type { Draft } from '../queries/draft-store.ts'
import { spotOptions } from '../queries/reporting.ts'
import { useCounty } from './county.ts'
import { useOutbox } from './outbox.ts'
import { useProfile } from './profile.ts'
import type { LngLat, Report, ReportStep, Where } from './report.ts'
import { useBorderAreas } from './use-border-areas.ts'
import { useDraft } from './use-draft.ts'
import { type Gps, isSure, useGps } from './use-gps.ts'

export function useMayReport(): boolean {
  const { county } = useCounty()
  return canInside(useProfile(), 'problem.report', county.code)
}

/** undefined while the link does not ask for it, or who follows it may not. */
export function useReportFrame(): Report | undefined {
  const { view } = useCounty()
  const mayReport = useMayReport()
  const isOpen = view.report !== undefined && mayReport
  const gps = useGps()
  const sure = gps.fix && isSure(gps.fix) ? gps.fix : undefined
  const found = useCallback((draft: Draft) => whereOf(draft, sure) ?? {}, [sure])
  const { isKept, edit, startAnother, letGo, ...open } = useDraft(found)
  const { draft, change } = open
  const where = useMemo(() => whereOf(draft, sure), [draft, sure])
  const [step, setStep] = useState<ReportStep>('form')
  const [cross, setCross] = useState<LngLat>()
  const asked = step === 'crosshair' ? cross : where?.position
  const spot = useSpot(
    isOpen ? asked : undefined,
    step === 'crosshair' ? { ...draft, place: undefined } : draft,
  )
  // What has left is not what one comes back to.
  const hasLeft = useOutbox().receipts.has(draft.key) || draft.state !== 'writing'
  const release = useEffectEvent(() => {
    letGo()
    gps.forget()
  })
  useEffect(() => {
    if (!isOpen && hasLeft) release()
  }, [isOpen, hasLeft])
  useSearchOfPosition(isOpen, draft, isKept, gps, sure !== undefined, change)
  const put = useRef<LngLat>(undefined)
  useMapAt(isOpen, where?.position ?? gps.fix?.position, put)

  const go = useCallback(
    (next: ReportStep) => {
      if (next === 'crosshair') setCross(where?.position ?? gps.fix?.position)
      setStep(next)
    },
    [where, gps.fix],
  )
  const onPin = useCallback(
    ({ position, place }: Pinned) => {
      if (step === 'crosshair') return setCross(position)
      put.current = position
      change({ ...byHand(position), place: place && { ...place, name: null } })
    },
    [step, change],
  )
  const areas = useBorderAreas(step === 'form' ? spot.answer : undefined, draft.gridCode)
  const pin = useMemo(
    () => ({
      position: asked,
      accuracyMetres: where?.accuracyMetres,
      crosshair: step === 'crosshair',
      areas,
    }),
    [asked, where, step, areas],
  )
  if (!isOpen) return undefined
  return {
    ...open,
    ...{ step, go, where, spot, pin, onPin },
    gps: { ...gps, rough: sure ? undefined : gps.fix },
    takeCross: () => {
      put.current = cross
      if (cross) change({ ...byHand(cross), place: undefined })
      setStep('form')
    },
    send: () => change({ ...where, state: 'waiting', refusal: undefined }),
    edit: (each) => {
      setStep('form')
      edit(each)
    },
    startAnother: () => {
      setStep('form')
      gps.forget()
      startAnother()
    },
  }
}

function whereOf(draft: Draft, sure: Gps['fix']): Where | undefined {
  const { position, positionSource, accuracyMetres } = draft
  if (position && positionSource) return { position, positionSource, accuracyMetres }
  return sure && { ...sure, positionSource: 'gps' }
}

/** What was known of the place before is void: the border, the facility and how sure it was. */
export function byHand(position: LngLat): Partial<Draft> {
  return { position, positionSource: 'map', accuracyMetres: undefined, gridCode: undefined }
}

/** Some centimetres do not make another question. */
const round = (degrees: number) => Number(degrees.toFixed(6))

function useSpot(position: LngLat | undefined, { category, place, gridCode }: Draft): Report['spot'] {
  const { county } = useCounty()
  const [lng, lat] = position ?? [0, 0]
  const question = position && {
    ...{ lng: round(lng), lat: round(lat), category, place: place?.id, grid: gridCode },
  }
  const { data, isFetching, error: now, refetch } = useQuery(spotOptions(county.code, question))
  // A refused position stays refused while it is asked about with another category.
  const at = `${round(lng)} ${round(lat)}`
  const [last, setLast] = useState<{ at: string; error: Error }>()
  if (now && last?.error !== now) setLast({ at, error: now })
  const error = now ?? (data === undefined && last?.at === at ? last.error : null)
  return { answer: error ? undefined : position && data, isWaiting: isFetching, error, refetch }
}

/** Where one stands is asked at once, as long as no question of the browser comes with it; a draft on the device learns it. */
function useSearchOfPosition(
  isOpen: boolean,
  { key, position }: Draft,
  isKept: boolean,
  { seeking, seekQuietly }: Gps,
  isSureNow: boolean,
  change: Report['change'],
) {
  const isBlank = position === undefined
  const begin = useEffectEvent(() => {
    if (isBlank) seekQuietly()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each draft asks once
  useEffect(() => {
    if (isOpen) begin()
  }, [isOpen, key])
  const keep = useEffectEvent(() => change({}))
  useEffect(() => {
    if (isOpen && isKept && isBlank && isSureNow && !seeking) keep()
  }, [isOpen, isKept, isBlank, isSureNow, seeking])
}

/** The map goes where the pin stands, unless a hand has just put it there. */
function useMapAt(isOpen: boolean, position: LngLat | undefined, put: RefObject<LngLat | undefined>) {
  const { moveTo } = useCounty()
  const [lng, lat] = position ?? []
  const go = useEffectEvent((box: Box) => moveTo(box))
  useEffect(() => {
    if (!isOpen || lng === undefined || lat === undefined) return
    if (put.current?.[0] !== lng || put.current[1] !== lat) go(around([lng, lat]))
  }, [isOpen, lng, lat, put])
}

/** Some hundred metres: the street in which one stands. */
function around([lng, lat]: LngLat): Box {
  const reach = 0.0009
  return [lng - reach, lat - reach, lng + reach, lat + reach]
}
