// Pixels of a HEIC, as iPhones write it: the decoder inside sharp knows the container but, for its patents, not HEVC.

/** RGBA, already upright: rotation and mirroring are instructions of the container, which the decoder follows. */
export interface Pixels {
  data: Uint8ClampedArray
  width: number
  height: number
}

/** The main picture; others are bursts, depth maps and miniatures. @throws Error when it is damaged */
export async function decodeHeic(bytes: Uint8Array): Promise<Pixels> {
  // Loaded only when one comes: it takes 60 ms and 20 MB.
  const { HeifDecoder } = (await import('libheif-js/wasm-bundle.js')).default
  const images = new HeifDecoder().decode(bytes)
  const image = images.find((each) => each.is_primary()) ?? images[0]
  if (!image) throw new Error('this HEIC holds no picture')
  const [width, height] = [image.get_width(), image.get_height()]
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height }
  const filled = await new Promise<Pixels | null>((resolve) => image.display(target, resolve))
  for (const each of images) each.free()
  if (!filled) throw new Error('this HEIC cannot be decoded')
  return filled
}
