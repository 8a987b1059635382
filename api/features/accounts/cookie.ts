// The cookie that a signed-in browser carries: no script reads it, and no other site's form sends it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { longestHours, wallDays } from '../../contract/accounts.ts'

export const cookieName = 'tuzhi_session'

export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, wall }: { token: string; wall: boolean },
): void {
  const hours = wall ? wallDays * 24 : longestHours
  void reply.setCookie(cookieName, token, { ...place(request), maxAge: hours * 3600 })
}

export function clearCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(cookieName, place(request))
}

/** `lax`: a link in a message opens signed in, while forms and scripts of other sites come without the cookie. */
function place(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const
}
