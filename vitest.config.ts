// Three kinds of tests without a browser: functions only, on a database, and on real data.
import { defineConfig } from 'vitest/config'

/** One worker, one file after another: they share one database. */
const onDatabase = {
  globalSetup: 'tests/support/database-setup.ts',
  isolate: false,
  fileParallelism: false,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['tests/pure/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'sql',
          include: ['tests/db/**/*.test.ts', 'tests/api/**/*.test.ts'],
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
          ...onDatabase,
        },
      },
      {
        test: {
          name: 'real',
          include: ['tests/real/**/*.test.ts'],
          testTimeout: 600_000,
          sequence: { groupOrder: 2 },
          ...onDatabase,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
