// Words about photos, in English: a part of `en.ts`.
import type { photosZhCN } from './photos-zh-CN.ts'

export const photosEn: typeof photosZhCN = {
  photo: {
    label: 'Photos',
    take: 'Take a photo',
    choose: 'Choose photos',
    hint: (n) =>
      `At most ${n}, of 20 MB each. Where they were taken is for checking only; others do not see it.`,
    count: (n, most) => `${n} of at most ${most}`,
    tooMany: (taken, left) => `Only the first ${taken} were added; ${left} were not.`,
    waiting: 'Waiting',
    sending: (percent) => `Uploading, ${percent}`,
    ready: 'Uploaded',
    failed: 'Not uploaded',
    remove: (name) => `Remove ${name}`,
    retry: (name) => `Try ${name} again`,
    numbered: (n) => `photo ${n}`,
    saveWaits: 'Uploading photos',
    unsent: (n) => `Photos not uploaded: ${n}. Try again or remove them, then save.`,
    gone: 'Some photos are no longer there',
    goneHint: 'They waited for more than a day, or are used elsewhere. Choose them again, then save.',
    reasons: {
      'not-a-photo': 'This is not a photo: JPEG, PNG, WebP and HEIC are taken.',
      'photo-damaged': 'The file is damaged or incomplete.',
      'too-many-pixels': 'More than 64 million pixels: make it smaller first.',
      'too-large': 'More than 20 MB: make it smaller first.',
      'upload-cut': 'The upload broke off. Try again.',
      'photo-not-usable': 'It is no longer there. Try again.',
      unreachable: 'The connection broke. Try again.',
    },
    strip: (about) => `Photos of ${about}`,
    open: (n, of) => `Open photo ${n} of ${of}`,
    shown: (n, of) => `${n} of ${of}`,
    previous: 'Previous photo',
    next: 'Next photo',
    missing: 'This photo cannot be shown',
  },
}
