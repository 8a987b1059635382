// Files chosen for a report: the first nine photos, and a word about each of the others.
import { describe, expect, test } from 'vitest'
import { photoBytesMax } from '../../api/contract/photos.ts'
import { isPhoto, sortFiles } from '../../web/components/photo-files.ts'

const bytes = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0))
const heads = {
  jpeg: '\xff\xd8\xff\xe0\0\x10JFIF',
  png: '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
  webp: 'RIFF\x24\0\0\0WEBPVP8 ',
  heic: '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
  // The first brand is the general one: those after it say what it is.
  iphoneBurst: '\0\0\0\x1cftypmif1\0\0\0\0mif1hevc',
}
const others = {
  nothing: '',
  pdf: '%PDF-1.7',
  svg: '<svg xmlns="http://www.w3.org/2000/svg">',
  gif: 'GIF89a',
  wave: 'RIFF\x24\0\0\0WAVEfmt ',
  avif: '\0\0\0\x1cftypavif\0\0\0\0avifmif1',
  film: '\0\0\0\x18ftypmp42\0\0\0\0isommp42',
  textAboutHeic: 'what is heic',
}
const photo = (name: string, size = 0) => new File([bytes(heads.jpeg), new Uint8Array(size)], name)

describe('by its first bytes', () => {
  test.each(Object.entries(heads))('%s is a photo', async (_, head) => {
    expect(await isPhoto(new Blob([bytes(head)]))).toBe(true)
  })

  test.each(Object.entries(others))('%s is none', async (_, head) => {
    expect(await isPhoto(new Blob([bytes(head)]))).toBe(false)
  })
})

describe('of the chosen files', () => {
  test('thirty photos: the first nine, and how many were left', async () => {
    const thirty = Array.from({ length: 30 }, (_, index) => photo(`${index + 1}.jpg`))
    const { taken, complaints } = await sortFiles(thirty, 9, 9)
    expect(taken.map(({ file }) => file.name)).toEqual([
      '1.jpg',
      '2.jpg',
      '3.jpg',
      '4.jpg',
      '5.jpg',
      '6.jpg',
      '7.jpg',
      '8.jpg',
      '9.jpg',
    ])
    expect(complaints).toEqual([{ what: 'too-many', most: 9, left: 21 }])
  })

  test('a file that is no photo takes no room, whatever it is called', async () => {
    const files = [new File(['hello'], 'photo.jpg'), photo('a.jpg'), photo('b.jpg')]
    const { taken, complaints } = await sortFiles(files, 2, 9)
    expect(taken.map(({ file }) => file.name)).toEqual(['a.jpg', 'b.jpg'])
    expect(complaints).toEqual([{ what: 'not-photo', name: 'photo.jpg' }])
  })

  test('a photo of 20 MB is taken, one of a byte more is not', async () => {
    const headLength = heads.jpeg.length
    const files = [photo('fits', photoBytesMax - headLength), photo('large', photoBytesMax - headLength + 1)]
    const { taken, complaints } = await sortFiles(files, 9, 9)
    expect(taken.map(({ file }) => file.name)).toEqual(['fits'])
    expect(complaints).toEqual([{ what: 'too-large', name: 'large' }])
  })

  test('without room nothing is taken', async () => {
    const { taken, complaints } = await sortFiles([photo('a')], 0, 9)
    expect(taken).toEqual([])
    expect(complaints).toEqual([{ what: 'too-many', most: 9, left: 1 }])
  })
})
