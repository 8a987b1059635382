// The photos of a form: uploaded as soon as they are chosen, two at a time, and named by their ids when it is saved.
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type PhotoInfo, photosPerEntry } from '../../api/contract/photos.ts'
import { ApiError } from '../api.ts'
import { uploadPhotoOptions } from '../queries/photos.ts'

export interface PhotoDraft {
  key: number
  /** '' for one that was there before. */
  name: string
  /** An address of the browser's own, while the server has no thumbnail. */
  preview: string | undefined
  file: Blob | undefined
  state:
    | { is: 'waiting' }
    | { is: 'sending'; share: number }
    | { is: 'ready'; photo: PhotoInfo }
    | { is: 'failed'; error: unknown }
}

export type PhotoUploads = ReturnType<typeof usePhotoUploads>

const atOnce = 2

/** `kept`: those that what is being corrected shows already. */
export function usePhotoUploads(county: string, kept: readonly PhotoInfo[] = []) {
  const { mutateAsync } = useMutation(uploadPhotoOptions(county))
  const [drafts, setDrafts] = useState<readonly PhotoDraft[]>(() =>
    kept.map((photo, key) => ({
      key,
      name: '',
      preview: undefined,
      file: undefined,
      state: { is: 'ready', photo },
    })),
  )
  /** How many of those that were chosen last did not fit in. */
  const [tooMany, setTooMany] = useState(0)
  const lanes = useRef({ free: atOnce, waiting: [] as (() => void)[], nextKey: kept.length })
  const running = useRef(new Map<number, { controller: AbortController; preview: string }>())

  useEffect(() => {
    const started = running.current
    return () => started.forEach(forget)
  }, [])

  const set = (key: number, state: PhotoDraft['state']) =>
    setDrafts((now) => now.map((each) => (each.key === key ? { ...each, state } : each)))

  async function send(key: number, file: Blob, signal: AbortSignal) {
    set(key, { is: 'waiting' })
    const { current } = lanes
    if (current.free > 0) current.free--
    else await new Promise<void>((resolve) => current.waiting.push(resolve))
    try {
      if (signal.aborted) return
      set(key, { is: 'sending', share: 0 })
      const onProgress = (share: number) => set(key, { is: 'sending', share })
      set(key, { is: 'ready', photo: await mutateAsync({ file, onProgress, signal }) })
    } catch (error) {
      set(key, { is: 'failed', error })
    } finally {
      const next = current.waiting.shift()
      if (next) next()
      else current.free++
    }
  }

  return {
    drafts,
    tooMany,
    ids: drafts.flatMap(({ state }) => (state.is === 'ready' ? [state.photo.id] : [])),
    ready: drafts.flatMap(({ state }) => (state.is === 'ready' ? [state.photo] : [])),
    isBusy: drafts.some(({ state }) => state.is === 'waiting' || state.is === 'sending'),
    failed: drafts.filter(({ state }) => state.is === 'failed'),

    add(files: readonly File[]) {
      const taken = files.slice(0, Math.max(0, photosPerEntry - drafts.length))
      setTooMany(files.length - taken.length)
      const added = taken.map((file): PhotoDraft => {
        const key = lanes.current.nextKey++
        const preview = URL.createObjectURL(file)
        const controller = new AbortController()
        running.current.set(key, { controller, preview })
        void send(key, file, controller.signal)
        return { key, name: file.name, preview, file, state: { is: 'waiting' } }
      })
      setDrafts((now) => [...now, ...added])
    },

    remove(key: number) {
      const found = running.current.get(key)
      if (found) forget(found)
      running.current.delete(key)
      setDrafts((now) => now.filter((each) => each.key !== key))
      setTooMany(0)
    },

    retry(key: number) {
      const file = drafts.find((each) => each.key === key)?.file
      const signal = running.current.get(key)?.controller.signal
      if (file && signal) void send(key, file, signal)
    },

    /** The server does not have these any more: they have to be sent again. */
    lose(error: unknown) {
      const lost = new Set(lostIds(error))
      setDrafts((now) =>
        now.map((each) =>
          each.state.is === 'ready' && lost.has(each.state.photo.id)
            ? { ...each, state: { is: 'failed', error } }
            : each,
        ),
      )
    },
  }
}

function forget({ controller, preview }: { controller: AbortController; preview: string }) {
  controller.abort()
  URL.revokeObjectURL(preview)
}

function lostIds(error: unknown): number[] {
  if (!(error instanceof ApiError) || error.code !== 'photo-not-usable') return []
  const { photoIds = [] } = (error.details ?? {}) as { photoIds?: number[] } // what this code carries: api/db/photos.ts
  return photoIds
}
