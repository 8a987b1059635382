// Where is this device? Asks the browser until it is sure enough, and says why where it does not answer.

export interface Fix {
  position: [lng: number, lat: number]
  accuracyMetres: number
}

/** `denied`: by the person or for this page; `unavailable`: no such device, no satellite, no network; `timeout`: too long. */
export type Lost = 'denied' | 'unavailable' | 'timeout'

export interface SeekHost {
  /** A first one comes soon and may be rough; each later one is surer. */
  onFix: (fix: Fix) => void
  /** Nothing surer is to come. `lost`: why there was no fix at all. */
  onEnd: (lost: Lost | undefined) => void
}

/** Sure enough to stop asking. */
const sureMetres = 15
const patience = { firstFix: 12_000, surerFix: 6_000 }

/** Answers how to stop. */
export function seekPosition({ onFix, onEnd }: SeekHost): () => void {
  // Absent on a page without TLS.
  if (!navigator.geolocation) {
    onEnd('unavailable')
    return () => undefined
  }
  let best: Fix | undefined
  const end = (lost: Lost | undefined) => {
    stop()
    onEnd(best ? undefined : lost)
  }
  let timer = setTimeout(() => end('timeout'), patience.firstFix)
  const watch = navigator.geolocation.watchPosition(
    ({ coords }) => {
      if (best && coords.accuracy >= best.accuracyMetres) return
      if (!best) {
        clearTimeout(timer)
        timer = setTimeout(() => end(undefined), patience.surerFix)
      }
      best = { position: [coords.longitude, coords.latitude], accuracyMetres: coords.accuracy }
      onFix(best)
      if (coords.accuracy <= sureMetres) end(undefined)
    },
    ({ code, PERMISSION_DENIED, TIMEOUT }) =>
      end(code === PERMISSION_DENIED ? 'denied' : code === TIMEOUT ? 'timeout' : 'unavailable'),
    { enableHighAccuracy: true, maximumAge: 10_000, timeout: patience.firstFix },
  )
  const stop = () => {
    clearTimeout(timer)
    navigator.geolocation.clearWatch(watch)
  }
  return stop
}

/** Whether asking would show the browser's question; where that cannot be known, it would. */
export async function mayLocate(): Promise<PermissionState> {
  if (!navigator.geolocation) return 'denied'
  const status = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => undefined)
  return status?.state ?? 'prompt'
}
