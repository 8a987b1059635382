// Which engine the SQL tests of this run work on.

/** TUZHI_TEST_ENGINE decides; without it a server when TEST_DATABASE_URL names one. */
export function engineName(): 'embedded' | 'server' {
  const asked = process.env.TUZHI_TEST_ENGINE
  if (asked === 'embedded' || asked === 'server') return asked
  if (asked) throw new Error(`TUZHI_TEST_ENGINE is "${asked}"; it can be "embedded" or "server".`)
  return process.env.TEST_DATABASE_URL ? 'server' : 'embedded'
}
