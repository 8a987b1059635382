// One process at a time in a data folder, whatever became of those before: tried with processes of their own.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeFolder } from '../../api/db/data-folder.ts'

let folder = ''
const running = new Set<ChildProcess>()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tuzhi-folder-'))
})
afterEach(async () => {
  await Promise.all([...running].map(kill))
  rmSync(folder, { recursive: true })
})

/** Takes the folder, says so and stays, or says why not. */
const program = `
  import { takeFolder } from ${JSON.stringify(new URL('../../api/db/data-folder.ts', import.meta.url).href)}
  process.stdin.once('data', () => {
    try {
      globalThis.letGo = takeFolder(process.argv[1])
      console.log('taken')
    } catch (error) {
      console.log(error.message)
    }
  })`

/** A process that waits for `go`, which answers what it says. */
function taker(target = folder) {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program, target])
  running.add(child)
  const go = async () => {
    child.stdin.write('go\n')
    return await new Promise<string>((resolve) =>
      child.stdout.once('data', (line) => resolve(String(line).trim())),
    )
  }
  return { child, go }
}

async function kill(child: ChildProcess): Promise<void> {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

describe('a data folder', () => {
  test('in which a live process works is refused, to a process of its own and to the same one', async () => {
    const owner = taker()
    expect(await owner.go()).toBe('taken')
    const inUse = `The data folder ${folder} is in use by another process (${owner.child.pid}). Stop that process first, or name another folder with TUZHI_DATA.`
    expect(await taker().go()).toBe(inUse)
    expect(() => takeFolder(folder)).toThrow(inUse)
  })

  test('whose process was killed is taken over, again and again', async () => {
    for (let round = 0; round < 3; round++) {
      const owner = taker()
      expect(await owner.go()).toBe('taken')
      await kill(owner.child)
    }
    takeFolder(folder)()
  })

  test('let go is free', async () => {
    takeFolder(folder)()
    expect(await taker().go()).toBe('taken')
  })

  test.each([
    ['another program that lives', () => String(process.ppid)],
    ['the very process that comes, as after a restart of a container', () => String(process.pid)],
    ['nobody, after a power cut', () => ''],
  ])('whose last owner has the number of %s is free', (_, pid) => {
    takeFolder(folder)()
    writeFileSync(join(folder, 'owner.pid'), pid())
    takeFolder(folder)()
  })

  test('that six want at once is had by exactly one, where none was and where one was killed', async () => {
    const fresh = join(folder, 'made', 'by one of them')
    for (const target of [fresh, fresh]) {
      const takers = Array.from({ length: 6 }, () => taker(target))
      const said = await Promise.all(takers.map(({ go }) => go()))
      expect(said.filter((line) => line === 'taken')).toHaveLength(1)
      expect(said.filter((line) => line.includes('is in use by'))).toHaveLength(5)
      await Promise.all(takers.map(({ child }) => kill(child)))
    }
    expect(existsSync(fresh)).toBe(true)
  })
})
