// What colour is the screen? A screenshot, read pixel by pixel in the page's own browser.
import type { Page } from '@playwright/test'
import type { Pixel } from './geography.ts'

export type Colour = readonly [red: number, green: number, blue: number]

/** Points all over the map at a desk, beside the board. */
export const overTheMap: readonly Pixel[] = Array.from({ length: 400 }, (_, index) => ({
  x: 360 + (index % 20) * 35,
  y: 110 + Math.floor(index / 20) * 24,
}))

/** How many of the points look different. */
export function differing(some: readonly Colour[], others: readonly Colour[]): number {
  return some.filter((colour, index) => distance(colour, others[index] ?? [0, 0, 0]) > 30).length
}

/** Colours of points of the page, as a visitor sees them. */
export async function coloursAt(page: Page, points: readonly Pixel[]): Promise<Colour[]> {
  const png = (await page.screenshot({ animations: 'allow', caret: 'initial' })).toString('base64')
  return page.evaluate(
    async ({ png, points }) => {
      const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
      if (!canvas) throw new Error('no canvas')
      canvas.drawImage(image, 0, 0)
      const { data, width } = canvas.getImageData(0, 0, image.width, image.height)
      return points.map(({ x, y }): [number, number, number] => {
        const start = 4 * (Math.round(y) * width + Math.round(x))
        return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0]
      })
    },
    { png, points: points.map(({ x, y }) => ({ x, y })) },
  )
}

export function fromHex(hex: string): Colour {
  const number = Number.parseInt(hex.slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

/** 0 for the same colour, 442 between black and white. */
export function distance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

/** The middle one of each channel: what most of a surface looks like, whatever roads and names lie on it. */
export function median(colours: readonly Colour[]): Colour {
  const channel = (index: 0 | 1 | 2) =>
    colours.map((colour) => colour[index]).sort((a, b) => a - b)[Math.floor(colours.length / 2)] ?? 0
  return [channel(0), channel(1), channel(2)]
}
