// The built web beside the API: the one page at every page address, files for ever, and no page where an error belongs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../support/database.ts'
import { fault, openApi } from './ask.ts'

const webFolder = mkdtempSync(join(tmpdir(), 'tuzhi-web-'))
mkdirSync(join(webFolder, 'assets'))
writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>图治</title>')
writeFileSync(join(webFolder, 'assets/main-abc123.js'), 'export {}')
afterAll(() => rmSync(webFolder, { recursive: true }))

const ask = await openApi({ ...(await useDatabase()), webFolder })

describe('the built web', () => {
  test('every page address answers the one page, asked anew each time', async () => {
    for (const path of ['/', '/629901', '/629901/areas/629901001?level=grid', '/index.html']) {
      const { status, headers, bytes } = await ask(path)
      expect([status, headers['cache-control']], path).toEqual([200, 'no-cache'])
      expect(bytes.toString(), path).toContain('<title>图治</title>')
    }
  })

  test('a file with a hash in its name is kept for ever', async () => {
    const { status, headers } = await ask('/assets/main-abc123.js')
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['content-type']).toMatch(/javascript/)
  })

  test('what is missing below /api and /assets is an error, not the page', async () => {
    expect(fault(await ask('/api/nothing'))).toEqual([404, 'not-found'])
    expect(fault(await ask('/assets/gone-def456.js'))).toEqual([404, 'not-found'])
  })

  test('a web built anew under the running server is served whole', async () => {
    writeFileSync(join(webFolder, 'assets/main-new789.js'), 'export const next = 1')
    writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>图治</title><!-- main-new789 -->')
    rmSync(join(webFolder, 'assets/main-abc123.js'))
    expect((await ask('/')).bytes.toString()).toContain('main-new789')
    expect((await ask('/assets/main-new789.js')).bytes.toString()).toBe('export const next = 1')
    // The page of yesterday learns that its files are gone, and loads itself anew.
    expect(fault(await ask('/assets/main-abc123.js'))).toEqual([404, 'not-found'])
  })

  test('nothing outside the folder is served', async () => {
    for (const path of ['/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2fpackage.json']) {
      expect((await ask(path)).bytes.toString(), path).not.toContain('dependencies')
    }
  })
})
