// Which draft is open? The one that was begun here last, or a new one; whatever is changed is on the device at once.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Draft } from '../queries/draft-store.ts'
import { draftsOptions, dropDraft, keepDraft, keepPhotos, newDraft } from '../queries/drafts.ts'
import { useCounty } from './county.ts'
import { useOutbox } from './outbox.ts'
import { useProfile } from './profile.ts'

export interface OpenDraft {
  draft: Draft
  /** Something of it is on the device. */
  isKept: boolean
  /** It was there before this page was opened. */
  isResumed: boolean
  change: (patch: Partial<Draft>) => void
  addFiles: (added: Draft['photos'], files: ReadonlyMap<string, Blob>) => void
  /** One of the list becomes the open one. */
  edit: (draft: Draft) => void
  startAnother: () => void
  /** The next time, what was begun and not sent comes first. */
  letGo: () => void
  /** Deletes one of them, with its files. */
  discard: (draft: Draft) => void
}

/** `besides`: what every change writes along, such as the position that GPS has found meanwhile. */
export function useDraft(besides: (draft: Draft) => Partial<Draft>): OpenDraft {
  const { county } = useCounty()
  const { accountId } = useProfile()
  const client = useQueryClient()
  const all = useQuery(draftsOptions(accountId))
  const [fresh, setFresh] = useState(() => newDraft(accountId, county.code))
  const [openKey, setOpenKey] = useState<string>()

  const mine = all.data?.filter((each) => each.county === county.code)
  const begun = openKey === undefined ? mine?.find(({ state }) => state === 'writing') : undefined
  const open = mine?.find(({ key }) => key === openKey) ?? begun
  // What has arrived is gone from the device, and stays open with its receipt.
  const [shown, setShown] = useState<Draft>()
  if (open && open !== shown) setShown(open)
  const { receipts } = useOutbox()
  const arrived = shown && shown.key === openKey && receipts.has(openKey) ? shown : undefined
  const draft = open ?? arrived ?? fresh

  /** As it is now, which may be ahead of what was drawn. */
  const next = useCallback(
    (patch: Partial<Draft>): Draft => {
      const known = client
        .getQueryData(draftsOptions(accountId).queryKey)
        ?.find(({ key }) => key === draft.key)
      const now = known ?? draft
      return { ...now, ...besides(now), ...patch, changedAt: new Date().toISOString() }
    },
    [client, accountId, draft, besides],
  )
  const change = useCallback<OpenDraft['change']>(
    (patch) => {
      setOpenKey(draft.key)
      void keepDraft(client, next(patch))
    },
    [client, draft.key, next],
  )
  const addFiles = useCallback<OpenDraft['addFiles']>(
    (added, files) => {
      setOpenKey(draft.key)
      const now = next({})
      void keepPhotos(client, { ...now, photos: [...now.photos, ...added] }, files)
    },
    [client, draft.key, next],
  )
  const edit = useCallback<OpenDraft['edit']>(
    (each) => {
      setOpenKey(each.key)
      void keepDraft(client, { ...each, state: 'writing' })
    },
    [client],
  )
  const startAnother = useCallback(() => {
    const another = newDraft(accountId, county.code)
    setFresh(another)
    setOpenKey(another.key)
  }, [accountId, county.code])
  const letGo = useCallback(() => {
    setFresh(newDraft(accountId, county.code))
    setOpenKey(undefined)
  }, [accountId, county.code])
  const discard = useCallback<OpenDraft['discard']>(
    (each) => {
      void dropDraft(client, each)
      // Its key may have reached the server: the next report has one of its own.
      if (each.key === draft.key) letGo()
    },
    [client, draft.key, letGo],
  )
  return {
    draft,
    isKept: open !== undefined,
    isResumed: open !== undefined && open.key !== fresh.key && open.state === 'writing',
    ...{ change, addFiles, edit, startAnother, letGo, discard },
  }
}
