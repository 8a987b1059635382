// One visitor before the product: opens a link, finds the parts of the page, and judges how accessible it is.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Camera } from '../../../web/view.ts'
import { Board } from './board.ts'
import { Detail } from './detail.ts'
import { Legend } from './legend.ts'
import { MapPicture } from './map.ts'
import { coloursAt, median } from './picture.ts'
import { Search } from './search.ts'
import { Sheet } from './sheet.ts'
import { SignIn } from './sign-in.ts'
import { ValueTable } from './table.ts'

/** Parameters of a link to a county, spelt as in the address bar. */
export interface Link {
  lang?: 'en'
  theme?: 'wall'
  within?: string
  level?: string
  indicator?: string
  show?: 'coverage' | 'surface' | 'units'
  by?: string
  area?: string
  place?: string
  unit?: string
  hidden?: string
  table?: '1'
  camera?: Camera
}

export class Tuzhi {
  readonly page: Page
  readonly board: Board
  readonly map: MapPicture
  readonly legend: Legend
  readonly table: ValueTable
  readonly detail: Detail
  readonly search: Search
  readonly sheet: Sheet
  readonly signIn: SignIn

  constructor(page: Page) {
    this.page = page
    this.board = new Board(page)
    this.map = new MapPicture(page)
    this.legend = new Legend(page)
    this.table = new ValueTable(page)
    this.detail = new Detail(page)
    this.search = new Search(page)
    this.sheet = new Sheet(page)
    this.signIn = new SignIn(page)
  }

  /** The map page of a county, once it is complete. */
  async openCounty(code: string, link: Link = {}): Promise<void> {
    const { camera, ...rest } = link
    const search = new URLSearchParams({ ...rest })
    if (camera)
      search.set('at', `${camera.zoom.toFixed(2)},${camera.lat.toFixed(5)},${camera.lng.toFixed(5)}`)
    await this.page.goto(`/county/${code}?${search}`)
    await this.map.isComplete()
  }

  /** A link as it was copied from somebody's address bar. */
  async openLink(url: string): Promise<void> {
    await this.page.goto(url)
    await this.map.isComplete()
  }

  /** 县, 乡镇街道, 村（社区） or 网格; 分布图, 覆盖与盲区 or 距离热力. */
  switch(word: string): Locator {
    return this.page.getByRole('radio', { name: word, exact: true })
  }

  async switchTo(word: string): Promise<void> {
    // The radio itself is invisible under its word; it can be reached by keyboard, a mouse hits the word.
    await this.page.getByRole('radiogroup').getByText(word, { exact: true }).click()
    await expect(this.switch(word)).toBeChecked()
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name })
  }

  /** The value of a parameter of the address bar. */
  async linkSays(parameter: string, value: string | null): Promise<void> {
    await expect
      .poll(() => new URL(this.page.url()).searchParams.get(parameter), {
        message: `${parameter} in the link`,
      })
      .toBe(value)
  }

  /** 0 for a black page, 255 for a white one. */
  async brightness(): Promise<number> {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 }
    const points = Array.from({ length: 400 }, (_, index) => ({
      x: ((index % 20) + 0.5) * (width / 20),
      y: (Math.floor(index / 20) + 0.5) * (height / 20),
    }))
    const [red, green, blue] = median(await coloursAt(this.page, points))
    return (red + green + blue) / 3
  }

  /** Buttons, tabs and links that answer to a finger over fewer pixels than these in either direction. */
  async smallTargets(pixels: number): Promise<string[]> {
    const roles = ['button', 'tab', 'link', 'slider'] as const
    const missed: string[] = []
    for (const role of roles)
      missed.push(...(await this.page.getByRole(role).evaluateAll(missedAmong, { pixels, most })))
    return missed
  }

  /** Everything that the page says, to people who hear it as well as to those who see it. */
  words(): Promise<string> {
    return this.page.locator('body').ariaSnapshot()
  }

  /** What comes or goes has come or gone: half faded in, every text is too pale. What turns for ever is not waited for. */
  async isAtRest(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(inMotion), { message: 'still in motion', intervals: [100] })
      .toEqual([])
  }

  /** Nothing on the page keeps people from using it: WCAG 2.1 A and AA as far as axe can tell. */
  async isAccessible(): Promise<void> {
    await this.isAtRest()
    const { violations } = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    const found = serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
    expect(found, 'serious findings of axe').toEqual([])
  }
}

/** Runs in the page: what antd is about to move or the browser moves now. */
function inMotion(): string[] {
  const prepared = document.querySelectorAll('[class*="-appear-"], [class*="-enter-"], [class*="-leave-"]')
  const moving = document.getAnimations().flatMap(({ playState, effect }) => {
    const ends = effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
    const element = effect instanceof KeyframeEffect ? effect.target : null
    return playState === 'running' && ends && element ? [element] : []
  })
  return [...prepared, ...moving].map(({ className }) => String(className))
}

/** Of each role: a list repeats the same card hundreds of times. */
const most = 40

/**
 * Runs in the page: the names of the elements that answer over fewer pixels than these, across or up and down. What is
 * larger than it looks passes; what cannot be brought into sight or lies under something is not judged.
 */
function missedAmong(targets: Element[], { pixels, most }: { pixels: number; most: number }): string[] {
  // One after the other: each is scrolled to before it is judged.
  return targets
    .slice(0, most)
    .map(missedBy)
    .filter((each) => each !== '')

  function missedBy(target: Element): string {
    // What a panel hides until it is scrolled is hit by the same thumb.
    target.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { left, top, width, height } = target.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    const hit = (dx: number, dy: number) => {
      const met = document.elementFromPoint(x + dx, y + dy)
      return met !== null && target.contains(met)
    }
    const edge = height / 2 - 2
    if (!hit(0, 0) || !hit(0, -edge) || !hit(0, edge)) return ''
    // Along each axis from the first to the last pixel that hits it.
    const span = (at: (offset: number) => boolean) => {
      let [before, after] = [0, 0]
      while (before < pixels && at(-before - 1)) before += 1
      while (after < pixels && at(after + 1)) after += 1
      return before + after + 1
    }
    const reach = Math.min(
      span((dx) => hit(dx, 0)),
      span((dy) => hit(0, dy)),
    )
    if (reach >= pixels) return ''
    return `${target.textContent || target.getAttribute('aria-label')} ${reach} px`
  }
}
