// What leaves the device of a draft, and which refusals are worth another attempt.
import { describe, expect, test } from 'vitest'
import { ApiError } from '../../web/api.ts'
import type { Draft } from '../../web/queries/draft-store.ts'
import { newDraft } from '../../web/queries/drafts.ts'
import { bodyOf, mayPass } from '../../web/queries/send-report.ts'

const minute = 60_000
const now = Date.parse('2026-11-26T08:00:00Z')
const draft: Draft = {
  ...newDraft(7, '629901'),
  startedAt: new Date(now - minute).toISOString(),
  position: [105.01, 35.7],
  positionSource: 'gps',
  accuracyMetres: 8,
  category: '06010',
}

describe('the body of a report', () => {
  test('of a draft with place and category alone names nothing else', () => {
    const body = JSON.parse(JSON.stringify(bodyOf(draft, now)))
    expect(body).toEqual({
      key: draft.key,
      position: [105.01, 35.7],
      positionSource: 'gps',
      accuracyMetres: 8,
      category: '06010',
      photos: [],
    })
  })

  test('names what was filled in, without blanks around it', () => {
    const body = bodyOf(
      {
        ...draft,
        place: { id: 12, kind: 'compound', name: 'x' },
        gridCode: '629901001001001',
        placeName: ' 3 号楼东侧 ',
        words: '  两天没清\n',
        source: 'hotline',
        callerName: ' 王先生 ',
        callerPhone: ' 138 0000 1234 ',
        photos: [
          { id: 'a', name: 'a.jpg', bytes: 10, role: 'near', takenAt: '', uploadedId: 4 },
          { id: 'b', name: 'b.jpg', bytes: 10, role: 'far', takenAt: '', uploadedId: 3 },
        ],
      },
      now,
    )
    expect(body).toMatchObject({
      placeId: 12,
      gridCode: '629901001001001',
      placeName: '3 号楼东侧',
      words: '两天没清',
      source: 'hotline',
      callerName: '王先生',
      callerPhone: '138 0000 1234',
      photos: [
        { id: 4, role: 'near' },
        { id: 3, role: 'far' },
      ],
    })
  })

  test('tells when it was noticed only where that was a while ago', () => {
    const begun = (ms: number) => ({ ...draft, startedAt: new Date(ms).toISOString() })
    expect(bodyOf(begun(now - 5 * minute), now).happenedAt).toBeUndefined()
    expect(bodyOf(begun(now - 6 * minute), now).happenedAt).toBe('2026-11-26T07:54:00.000Z')
    // A clock that was set back in between.
    expect(bodyOf(begun(now + minute), now).happenedAt).toBeUndefined()
  })

  test('without a place or a category there is none', () => {
    expect(() => bodyOf({ ...draft, position: undefined }, now)).toThrow(ApiError)
    expect(() => bodyOf({ ...draft, category: undefined }, now)).toThrow(ApiError)
  })
})

test('keys are UUIDs of version 4, another one each time', () => {
  const keys = Array.from({ length: 100 }, () => newDraft(7, '629901').key)
  expect(new Set(keys).size).toBe(100)
  for (const key of keys)
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

describe('after a refusal', () => {
  test.each([
    'unreachable',
    'unreadable',
    'database-unavailable',
    'internal',
    'not-signed-in',
    'storage-full',
  ] as const)('%s: it is tried again', (code) => expect(mayPass(new ApiError(code, ''))).toBe(true))

  test.each(['outside-county', 'bad-request', 'photo-damaged', 'not-permitted', 'report-key-taken'] as const)(
    '%s: only once it is mended',
    (code) => expect(mayPass(new ApiError(code, ''))).toBe(false),
  )
})
