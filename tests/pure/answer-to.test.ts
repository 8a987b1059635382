// A question of the page that others call off is asked again; one that is answered badly is not.
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { answerTo } from '../../web/queries/query-client.ts'

/** A question that is answered by hand, as often as it is asked. */
function question() {
  const asked: PromiseWithResolvers<string>[] = []
  const options = {
    queryKey: ['box'],
    // Whoever looks at the signal is called off when nobody wants to know any more.
    queryFn: ({ signal }: { signal: AbortSignal }) => {
      const turn = Promise.withResolvers<string>()
      signal.addEventListener('abort', () => turn.reject(signal.reason))
      asked.push(turn)
      return turn.promise
    },
    retry: false as const,
  }
  return { asked, options }
}

it('outlives the panel that asked the same and closed', async () => {
  const client = new QueryClient()
  const { asked, options } = question()
  const answer = answerTo(client, options)
  const leave = new QueryObserver(client, options).subscribe(() => {})
  leave()
  await expect.poll(() => asked.length).toBe(2)
  asked[1]?.resolve('here')
  expect(await answer).toBe('here')
})

it('outlives a change that makes everybody ask anew', async () => {
  const client = new QueryClient()
  client.setQueryData(['box'], 'old', { updatedAt: 1 })
  const { asked, options } = question()
  const stop = new QueryObserver(client, options).subscribe(() => {})
  const answer = answerTo(client, { ...options, staleTime: 0 })
  void client.invalidateQueries({ queryKey: ['box'] })
  await expect.poll(() => asked.length).toBe(2)
  asked[1]?.resolve('new')
  expect(await answer).toBe('new')
  stop()
})

it('says what went wrong', async () => {
  const { asked, options } = question()
  const answer = answerTo(new QueryClient(), options)
  asked[0]?.reject(new Error('no such area'))
  await expect(answer).rejects.toThrow('no such area')
  expect(asked).toHaveLength(1)
})
