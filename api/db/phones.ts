// How much of a phone number is shown before somebody asks for it: the first three and the last four digits. domain.md §6.

/** `138****1234`; null of none. A number too short to hide anything in is hidden whole. */
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 8 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : '****'
}
