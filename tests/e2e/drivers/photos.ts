// Photos in a form, in the log, and over the whole screen.
import type { Locator, Page } from '@playwright/test'

/** What a browser writes on its console when a file was no photo. */
export const refused = /status of 422/

interface PhotoFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export class Photos {
  readonly field: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.field = page.getByRole('group', { name: '照片' })
  }

  async choose(files: readonly PhotoFile[], button = '选择照片'): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser')
    await this.field.getByRole('button', { name: button }).click()
    await (await chooser).setFiles([...files])
  }

  /** Those in the form that the server has. */
  get uploaded(): Locator {
    return this.field.locator('img[src^="/api/"]')
  }

  /** In the log: the photos of the latest entry with these words. */
  of(words: string): Locator {
    const entry = this.#page.locator('li').filter({ hasText: words }).first()
    return entry.getByRole('button', { name: /^查看第/ })
  }
}

export function photoFile(buffer: Buffer, name = 'IMG_0001.jpg'): PhotoFile {
  return { name, mimeType: 'image/jpeg', buffer }
}

/** The browser has decoded it: it has a size. */
export function isDrawn(picture: Locator): Promise<boolean> {
  return picture.evaluate((found) => found instanceof HTMLImageElement && found.naturalWidth > 0)
}
