// Which browser draws the end-to-end tests: the machine's own, or Playwright's download.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Path of a Chromium or Chrome that starts, CHROME_PATH first; undefined when there is none. */
export function findBrowser(): string | undefined {
  const asked = process.env.CHROME_PATH
  if (asked && !starts(asked))
    throw new Error(`CHROME_PATH names ${asked}, which does not start as a browser.`)
  return asked || [...places, chromium.executablePath()].find(starts)
}

/** Present is not enough: a download can lack the libraries of the system. */
function starts(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

/** What makes WebGL work without a screen and a graphics card, and keeps the browser from calling home. */
export const browserFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  // As every browser without a graphics card does by itself: WebGL in software, the page beside it drawn without it.
  '--disable-gpu-compositing',
]

/**
 * Finds a browser or gets one.
 * @throws one sentence when none can be had
 */
export function obtainBrowser(): string {
  const found = findBrowser()
  if (found) return found
  console.log('No Chromium or Chrome on this machine; fetching the one of Playwright.')
  run('npx', ['playwright', 'install', 'chromium'])
  if (!findBrowser() && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('That one does not start here; installing the chromium package of this system.')
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  }
  const obtained = findBrowser()
  if (obtained) return obtained
  throw new Error(
    'no Chromium or Chrome starts here and none could be installed. Install one, or name it with CHROME_PATH.',
  )
}

function run(command: string, parameters: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, parameters, { stdio: 'inherit', env, timeout: 600_000 })
}
