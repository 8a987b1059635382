// Every error the API can answer: one code, one HTTP status. Messages live where the error is thrown or in web/text.
import { type Static, Type } from 'typebox'

export const errorStatus = {
  'bad-request': 400,
  'upload-cut': 400,
  'sign-in-failed': 401,
  'second-factor-needed': 401,
  'not-signed-in': 401,
  'password-change-needed': 403,
  'not-permitted': 403,
  'other-origin': 403,
  'unknown-area': 404,
  'unknown-kind': 404,
  'unknown-indicator': 404,
  'unknown-place': 404,
  'unknown-unit': 404,
  'unknown-tile': 404,
  'unknown-assignment': 404,
  'unknown-target': 404,
  'unknown-duty': 404,
  'unknown-photo': 404,
  'unknown-problem': 404,
  'unknown-category': 404,
  'unknown-source': 404,
  'unknown-rule': 404,
  'unknown-view': 404,
  'not-found': 404,
  'unknown-account': 404,
  'unknown-session': 404,
  'unknown-grant': 404,
  'unknown-role': 404,
  'too-large': 413,
  'county-exists': 409,
  'name-taken': 409,
  'changed-meanwhile': 409,
  'code-taken': 409,
  'overlapping-assignment': 409,
  'unit-in-use': 409,
  'unit-closed': 409,
  'already-given': 409,
  'last-administrator': 409,
  'role-in-use': 409,
  'demo-account': 409,
  'mosaic-refused': 422,
  'mosaic-unconfirmed': 422,
  'report-key-taken': 409,
  /** The problem waits for something else; `details.current` is how it is now. */
  'wrong-status': 409,
  /** `details`: the condition of the workflow that does not hold, with its words. */
  'step-refused': 409,
  'not-a-coverage': 422,
  'unit-cycle': 422,
  'too-many-targets': 422,
  'too-many-views': 422,
  'too-many-rows': 422,
  'scope-gone': 422,
  /** `details.nearest`: the nearest grid and how far it is. */
  'outside-county': 422,
  'grid-not-here': 422,
  'category-closed': 422,
  /** `details.missing`: what the step requires. */
  'step-incomplete': 422,
  'password-refused': 422,
  'password-wrong': 422,
  'code-refused': 422,
  'link-refused': 422,
  'not-a-photo': 422,
  'photo-damaged': 422,
  'photo-not-usable': 422,
  'too-many-pixels': 422,
  'sign-in-locked': 429,
  'too-many-requests': 429,
  internal: 500,
  'database-unavailable': 503,
  'storage-unavailable': 503,
  'storage-full': 507,
} as const

export type ErrorCode = keyof typeof errorStatus

export const ErrorAnswer = Type.Object({
  error: Type.Object({
    code: Type.Enum(Object.keys(errorStatus) as ErrorCode[]), // keys of the literal table above
    message: Type.String(),
    details: Type.Optional(Type.Unknown()),
  }),
})
export type ErrorAnswer = Static<typeof ErrorAnswer>
