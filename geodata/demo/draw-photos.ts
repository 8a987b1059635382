// Draws the photos of the demo county and puts them into the store: wiring for `load.ts`, like which only entries import it.
import type { PhotoStore } from '../../api/photos/photo-store.ts'
import type { RenderedPhoto } from '../../api/photos/render.ts'
import { renderDrawing } from '../../api/photos/render-drawing.ts'
import type { ProblemInput } from '../county-data.ts'
import { drawScene, sceneIds, sceneVariants } from './scenes.ts'

type Kept = Pick<RenderedPhoto, 'hash' | 'width' | 'height' | 'perceptualHash'> & { bytes: number }

/** Every scene, before and after, whatever the size of the county: problems share them. */
export async function drawPhotos(store: PhotoStore, county: string) {
  const wanted = sceneIds.flatMap((scene) =>
    Array.from({ length: sceneVariants }, (_, variant) =>
      [false, true].map((mended) => ({ scene, variant, mended })),
    ).flat(),
  )
  const kept = new Map(
    await Promise.all(
      wanted.map(async ({ scene, variant, mended }) => {
        const photo = await renderDrawing(drawScene(scene, variant, mended))
        for (const size of ['full', 'thumbnail'] as const)
          await store.put({ county, hash: photo.hash, size }, photo.pictures[size])
        const { hash, width, height, perceptualHash, pictures } = photo
        const facts: Kept = { hash, width, height, perceptualHash, bytes: pictures.full.length }
        return [nameOf(scene, variant, mended), facts] as const
      }),
    ),
  )
  return ({ scene, picture }: ProblemInput, mended: boolean): Kept => {
    const found = kept.get(nameOf(scene, picture, mended))
    if (!found) throw new Error(`There is no drawing ${nameOf(scene, picture, mended)}.`)
    return found
  }
}

function nameOf(scene: string, variant: number, mended: boolean): string {
  return `${scene} ${variant} ${mended ? 'mended' : 'broken'}`
}
