import { describe, expect, it } from 'vitest'
import { pictureAddress, pictureLink, pictureSources } from './pictures.ts'

const name = '0123456789abcdef0123'

describe('a picture that is kept', () => {
  it('is offered in every width up to its own, in both formats', () => {
    expect(pictureSources(pictureAddress(name, 320))).toEqual({
      avif: `/media/${name}/160.avif 160w, /media/${name}/320.avif 320w`,
      webp: `/media/${name}/160.webp 160w, /media/${name}/320.webp 320w`,
    })
  })

  it('has one address for mails: the narrowest that is wide enough, on the shop’s origin', () => {
    const at = (width: number) =>
      pictureLink(pictureAddress(name, 640), { origin: 'https://shop.example', width })
    expect(at(100)).toBe(`https://shop.example/media/${name}/160.webp`)
    expect(at(320)).toBe(`https://shop.example/media/${name}/320.webp`)
    expect(at(2000)).toBe(`https://shop.example/media/${name}/640.webp`)
  })
})

describe('a picture of somebody else’s', () => {
  it('is shown as it is', () => {
    const url = 'https://elsewhere.example/a.jpg'
    expect(pictureSources(url)).toBeNull()
    expect(pictureLink(url, { origin: 'https://shop.example', width: 320 })).toBe(url)
  })

  it('is not shown in a mail when it has no address that others could fetch', () => {
    expect(
      pictureLink('data:image/png;base64,AAAA', { origin: 'https://shop.example', width: 320 }),
    ).toBeNull()
  })
})
