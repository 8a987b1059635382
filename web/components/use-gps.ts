// Where does the reporter stand? Asked for by itself only where the browser does so without a question of its own.
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Fix, type Lost, mayLocate, seekPosition } from '../ui/geolocation.ts'

export interface Gps {
  fix: Fix | undefined
  seeking: boolean
  lost: Lost | undefined
  seek: () => void
  /** Only with a permission that was given before; one that was refused is told. */
  seekQuietly: () => void
  /** For the next report. */
  forget: () => void
}

/** A circle wider than this holds more than one grid. */
const roughMetres = 100

export function isSure({ accuracyMetres }: Fix): boolean {
  return accuracyMetres <= roughMetres
}

const nothing = { fix: undefined, seeking: false, lost: undefined }

export function useGps(): Gps {
  const [state, setState] = useState<Pick<Gps, 'fix' | 'seeking' | 'lost'>>(nothing)
  const stop = useRef<() => void>(undefined)
  const seek = useCallback(() => {
    stop.current?.()
    setState({ ...nothing, seeking: true })
    stop.current = seekPosition({
      onFix: (fix) => setState({ fix, seeking: true, lost: undefined }),
      onEnd: (lost) => setState(({ fix }) => ({ fix, seeking: false, lost })),
    })
  }, [])
  const seekQuietly = useCallback(() => {
    void mayLocate().then((permission) => {
      if (permission === 'granted') seek()
      if (permission === 'denied') setState({ ...nothing, lost: 'denied' })
    })
  }, [seek])
  const forget = useCallback(() => {
    stop.current?.()
    setState(nothing)
  }, [])
  useEffect(() => () => stop.current?.(), [])
  return { ...state, seek, seekQuietly, forget }
}
