// npm run administrator: a one-time link for another administrator, when the only one lost the password or the phone.
import { languageOf } from '../geodata/messages.ts'
import { CannotStart } from './db/cannot-start.ts'
import { openDatabase, optionsFromEnvironment } from './db/open.ts'
import { createLink } from './features/accounts/first-administrator.ts'

try {
  const { db, close } = await openDatabase(optionsFromEnvironment())
  const token = await createLink(db)
  await close()
  console.log(`
  请把下面的路径接在平台网址之后打开，24 小时内有效，只能用一次
  Open this path behind the address of the server within 24 hours; it works once:
  /administrator?token=${token}
`)
} catch (error) {
  // Whoever can run this reads the database anyway: nothing is hidden from them.
  console.error(error instanceof CannotStart ? error.say(languageOf(process.env)) : String(error))
  process.exitCode = 1
}
