// How the end-to-end tests run: a real browser against the real server with the demo county.
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './tests/support/browser.ts'

// Playwright reads this file once more in every worker; all of them have to mean the same port.
process.env.TUZHI_E2E_PORT ||= String(await freePort())
// What `npm run indicators` prints about the demo county, before the server holds its folder.
process.env.TUZHI_CLI_ROWS ||= join(tmpdir(), `tuzhi-e2e-rows-${process.env.TUZHI_E2E_PORT}.json`)
const baseURL = `http://127.0.0.1:${process.env.TUZHI_E2E_PORT}`
const phoneTests = /\.phone\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Two cores draw one map in software; a second one at the same time makes both too slow to judge.
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A click that falls between two frames of a dialog still growing would miss its button: where nothing moves, none does.
    contextOptions: { reducedMotion: 'reduce' },
    // Actions, page contents, requests; filming the page as well takes a third of the processor.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findBrowser(), args: browserFlags },
  },
  projects: [
    { name: 'desktop', testIgnore: phoneTests, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testMatch: phoneTests,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
  webServer: {
    command: `"${process.execPath}" tests/support/demo-server.ts`,
    url: `${baseURL}/api/health`,
    env: {
      PORT: process.env.TUZHI_E2E_PORT,
      HOST: '127.0.0.1',
      TUZHI_CLI_ROWS: process.env.TUZHI_CLI_ROWS,
    },
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
