// News of problems make pages ask again: once for many of them, and once for all pieces of a page.
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refreshSoon } from '../../web/queries/problems.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A piece of a page that shows something of a county: how often it has asked. */
function shown(client: QueryClient, county: string) {
  const ask = vi.fn(() => Promise.resolve(county))
  const observer = new QueryObserver(client, { queryKey: ['problems', county, 'counts', {}], queryFn: ask })
  return { ask, stop: observer.subscribe(() => {}) }
}

test('a burst of news, heard by bar and list, is one question; what comes later another one', async () => {
  const client = new QueryClient()
  const { ask, stop } = shown(client, '629901')
  await vi.advanceTimersByTimeAsync(0)
  expect(ask).toHaveBeenCalledTimes(1)
  for (const ms of [0, 100, 200]) {
    await vi.advanceTimersByTimeAsync(ms)
    refreshSoon(client, '629901')
    refreshSoon(client, '629901')
  }
  await vi.advanceTimersByTimeAsync(5_000)
  expect(ask).toHaveBeenCalledTimes(2)
  refreshSoon(client, '629901')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(ask).toHaveBeenCalledTimes(3)
  stop()
})

test('another county is not asked', async () => {
  const client = new QueryClient()
  const { ask, stop } = shown(client, '629902')
  await vi.advanceTimersByTimeAsync(0)
  refreshSoon(client, '629901')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(ask).toHaveBeenCalledTimes(1)
  stop()
})
