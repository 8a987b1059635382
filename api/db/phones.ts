// How much of a phone number is shown before somebody asks for it: the first three and the last four digits (domain.md §6);
// and whose it is.

/** `138****1234`; null of none. A number too short to hide anything in is hidden whole. */
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 8 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : '****'
}

interface Reachable {
  name: string | null
  phone: string | null
}

/**
 * The number of whoever is named now. `typed`: undefined when nobody typed one, since nobody saw it; then it stays with its
 * person, and does not pass to the next one. Without a name it belonged to the post.
 */
export function phoneOfNamed(former: Reachable, name: string | null, typed: string | null | undefined) {
  if (typed !== undefined) return typed
  return former.name === null || former.name === name ? former.phone : null
}
