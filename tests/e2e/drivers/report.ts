// A report being written: the form over the map, the ways to say where, what comes back from the server.
import { expect, type Locator, type Page } from '@playwright/test'
import type { Position } from 'geojson'

/** What a browser writes on its console when a request does not come through, or is refused. */
export const cut = /Failed to load resource/

export interface PhotoFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export class Report {
  readonly page: Page
  /** The sheet of a phone, the panel of a desk. */
  readonly panel: Locator
  readonly cross: Locator
  readonly send: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page
      .getByRole('region', { name: '上报问题' })
      .or(page.getByRole('complementary', { name: '上报问题' }))
    this.cross = page.getByRole('region', { name: '在地图上选点' })
    this.send = this.panel.getByRole('button', { name: '上报', exact: true })
  }

  /** The map with the form over it. */
  async openLink(county: string): Promise<void> {
    await this.page.goto(`/county/${county}?report=1`)
    await expect(this.page.getByRole('heading', { name: '上报问题' })).toBeVisible()
  }

  /** The device stands here, and the browser may say so. */
  async standAt([longitude = 0, latitude = 0]: Position, accuracy = 8): Promise<void> {
    const context = this.page.context()
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ longitude, latitude, accuracy })
  }

  part(name: string): Locator {
    return this.panel.getByRole('region', { name, exact: true })
  }

  /** What the place is called. */
  placeName(): Locator {
    return this.part('位置').locator('strong').first()
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name })
  }

  photos(): Locator {
    return this.part('照片').getByRole('button', { name: /^第 \d+ 张照片/ })
  }

  async addPhotos(...files: PhotoFile[]): Promise<void> {
    await this.part('照片')
      .getByLabel(/^(相册|添加照片)$/)
      .setInputFiles(files)
  }

  category(name: string): Locator {
    return this.part('类别').getByRole('button', { name, exact: true })
  }

  words(): Locator {
    return this.panel.getByLabel('补充说明')
  }

  receipt(): Locator {
    return this.panel.getByRole('heading', { name: '已上报' })
  }

  /** Number on the receipt. */
  async receiptId(): Promise<number> {
    const text = (await this.panel.getByText(/^编号/).textContent()) ?? ''
    return Number(/编号 (\d+)/.exec(text)?.[1])
  }

  /** Drawn, not only named. */
  async showsPhoto(index: number): Promise<void> {
    const picture = this.photos().nth(index).locator('img')
    await expect
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBeGreaterThan(0)
  }
}
