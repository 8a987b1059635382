// A page whose parts are gone loads itself anew, but never round and round.
import { expect, test } from 'vitest'
import { mayReload } from '../../web/reload-once.ts'

test('once, not again within a minute, and again on another day', () => {
  const kept = new Map<string, string>()
  const tab = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  expect(mayReload(tab, 1_000)).toBe(true)
  expect(mayReload(tab, 2_000)).toBe(false)
  expect(mayReload(tab, 60_999)).toBe(false)
  expect(mayReload(tab, 61_000)).toBe(true)
  expect(mayReload(tab, 61_001)).toBe(false)
})
