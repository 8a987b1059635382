// Serves the built web: files with a hash in their name for ever, every other page address as index.html.
import { sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { answerNotFound } from './error-answers.ts'

export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    // Looked for when asked: a list made at the start would not know the files of a web built since.
    serve: false,
    setHeaders: (reply, path) => {
      const hashed = path.includes(`${sep}assets${sep}`)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*']
    if (path.startsWith('api/')) return answerNotFound(request, reply)
    // Page addresses live in the browser and name no file; the server answers all of them with the one page.
    const isFile = /\.[^/]*$/.test(path) || path.startsWith('assets/')
    return reply.sendFile(isFile ? path : 'index.html')
  })
}
