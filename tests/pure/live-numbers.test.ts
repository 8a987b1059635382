// Which answers are asked for anew when problems change? Those that count them, in the county where it happened.
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Catalog } from '../../api/contract/catalog.ts'
import { catalogOptions } from '../../web/queries/county.ts'
import { refreshLiveNumbers } from '../../web/queries/problems.ts'

const keys = [
  ['area-values', '629901'],
  ['area-values', '629901001'],
  ['area-values', '620422'],
  ['indicator-values', 'open', '629901', 'grid'],
  ['indicator-values', 'open', '620422', 'grid'],
  ['indicator-values', 'parks', '629901', 'grid'],
  ['explanation', 'open', '629901002'],
  ['explanation', 'parks', '629901002'],
  ['problems', '629901', 'inboxes'],
]

function clientWith(indicators: { id: string; live: boolean }[]) {
  const client = new QueryClient()
  // only these two fields are looked at
  client.setQueryData(catalogOptions().queryKey, { indicators } as unknown as Catalog)
  for (const key of keys) client.setQueryData(key, 1)
  return client
}

const asked = (client: QueryClient) => keys.filter((key) => client.getQueryState(key)?.isInvalidated)

test('numbers of open problems, in all areas of the county and nowhere else', async () => {
  const client = clientWith([
    { id: 'open', live: true },
    { id: 'parks', live: false },
  ])
  await refreshLiveNumbers(client, '629901')
  expect(asked(client)).toEqual([
    ['area-values', '629901'],
    ['area-values', '629901001'],
    ['indicator-values', 'open', '629901', 'grid'],
    ['explanation', 'open', '629901002'],
  ])
})

test('nothing where no indicator counts them', async () => {
  const client = clientWith([{ id: 'parks', live: false }])
  await refreshLiveNumbers(client, '629901')
  expect(asked(client)).toEqual([])
})
