// Serves the built web: files with a hash in their name for ever, every other page address as index.html.
import { sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { answerNotFound } from './error-answers.ts'

export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes(`${sep}assets${sep}`)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  // Page addresses live in the browser; the server answers all of them with the one page.
  app.get('/*', (request, reply) =>
    request.url.startsWith('/api/') || request.url.startsWith('/assets/')
      ? answerNotFound(request, reply)
      : reply.header('cache-control', 'no-cache').sendFile('index.html'),
  )
}
