// What goes wrong while something is stored, in the words of the contract.
import { AppError } from '../db/errors.ts'

/** The disk or the quota is used up. Of Node, or of an S3 store in its answer. */
const full = /^(ENOSPC|EDQUOT|XMinioStorageFull|QuotaExceeded|InsufficientStorage)$/

/** The operator reads the cause in the log; the caller is told what it means. */
export function storageFault(cause: unknown, code = codeOf(cause)): AppError {
  const fault = full.test(code)
    ? new AppError('storage-full', 'There is no room for more photos on this server; nothing was kept.')
    : new AppError('storage-unavailable', 'The store of photos cannot be used now; nothing was kept.')
  return Object.assign(fault, { cause })
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | undefined)?.code) // node:fs sets it
}
