import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAcceptedByApi, sniffImageType, typeHintFromUrl } from '../../../../src/core/image/image-type.ts'

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
const ftyp = (brands: string) => latin(`\0\0\0${String.fromCharCode(8 + brands.length)}ftyp${brands}`)
const illustrator = `<?xml version="1.0"?>
<!-- Generator: a drawing program -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>
<svg xmlns="&ns_svg;">`

describe('a file is what its first bytes say', () => {
  it.each([
    ['image/png', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'its eight bytes'],
    ['image/jpeg', latin('\xff\xd8\xff\xe0'), 'JFIF'],
    ['image/jpeg', latin('\xff\xd8\xff\xdb'), 'no application segment at all'],
    ['image/webp', latin('RIFF\x24\0\0\0WEBPVP8 '), 'RIFF of the kind WEBP'],
    ['image/gif', latin('GIF89a'), 'the newer version'],
    ['image/gif', latin('GIF87a'), 'the older version'],
    ['image/avif', ftyp('avif\0\0\0\0avifmif1'), 'its own brand'],
    ['image/avif', ftyp('avis\0\0\0\0avifmsf1'), 'a sequence'],
    ['image/avif', ftyp('mif1\0\0\0\0mif1avif'), 'a compatible brand'],
    ['image/heic', ftyp('heic\0\0\0\0mif1heic'), 'a photo of a phone'],
    ['image/heic', ftyp('mif1\0\0\0\0mif1heic'), 'a compatible brand'],
    ['image/tiff', latin('II*\0\x08\0\0\0'), 'least significant byte first'],
    ['image/tiff', latin('MM\0*\0\0\0\x08'), 'most significant byte first'],
    ['image/bmp', latin(`BM${'\0'.repeat(12)}\x28\0\0\0`), 'the usual second header'],
    ['image/x-icon', latin('\0\0\x01\0\x01\0'), 'an icon'],
    ['image/x-icon', latin('\0\0\x02\0\x01\0'), 'a cursor'],
    ['image/jxl', latin('\xff\x0a\0'), 'bare'],
    ['image/jxl', latin('\0\0\0\x0cJXL \r\n\x87\n'), 'in a container'],
    ['image/svg+xml', utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'plain'],
    ['image/svg+xml', utf8('\n  <svg>'), 'spaces before'],
    ['image/svg+xml', utf8('\uFEFF<?xml version="1.0"?><svg>'), 'byte order mark and declaration'],
    ['image/svg+xml', utf8(illustrator), 'comment, document type and entities'],
    ['image/svg+xml', utf8('<svg:svg xmlns:svg="http://www.w3.org/2000/svg">'), 'a prefix'],
    ['image/svg+xml', utf16('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'UTF-16'],
    ['image/svg+xml', utf8(`<!--${'x'.repeat(30_000)}--><svg>`), 'a long licence before it'],
  ])('%s: %#: %o: %s', (type, bytes) => expect(sniffImageType(bytes)).toBe(type))

  it.each([
    ['nothing', latin('')],
    ['text', utf8('Hello')],
    ['text that begins with BM', utf8('BMW is a car, and this is a sentence')],
    ['a web page', utf8('<!DOCTYPE html><html><body><svg></svg></body></html>')],
    ['a web page without a document type', utf8('<html><svg></svg></html>')],
    ['a web page whose body is a drawing', utf8('<!doctype html>\n<svg></svg>')],
    ['another XML document', utf8('<?xml version="1.0"?><rss><svg/></rss>')],
    ['a tag that begins like svg', utf8('<svgfoo>')],
    ['an XML declaration that never ends', utf8('<?xml version="1.0"')],
    ['JSON', utf8('{"error": "not found"}')],
    ['a PDF', latin('%PDF-1.7\n')],
    ['a film', ftyp('isom\0\0\0\0isomavc1')],
    ['sound in RIFF', latin('RIFF\x24\0\0\0WAVEfmt ')],
    ['an archive', latin('PK\x03\x04')],
    ['zeros', new Uint8Array(64)],
  ])('%s is no image', (_reason, bytes) => expect(sniffImageType(bytes)).toBeNull())

  it('any bytes are sniffed quickly and without a throw', () => {
    const anyStart = fc.constantFrom('', '<!', '<?xml', '<svg', '<!DOCTYPE svg [', 'BM', '\0\0\0\x20ftyp')
    fc.assert(
      fc.property(anyStart, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        sniffImageType(new Uint8Array([...latin(start), ...rest]))
      }),
    )
  })

  it('a megabyte of unfinished markup takes no noticeable time', () => {
    const started = performance.now()
    for (const piece of ['<!>', '<!--', '<?', '<!DOCTYPE [', ' ', '<!---->', '<!x]>']) {
      sniffImageType(utf8(piece.repeat(100_000)))
    }
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('what the API takes as it is', () => {
  it.each([
    ['image/png', false, true],
    ['image/jpeg', false, true],
    ['image/webp', false, true],
    ['image/gif', false, true],
    ['image/gif', true, false],
    ['image/webp', true, false],
    ['image/png', true, false],
    ['image/avif', false, false],
    ['image/svg+xml', false, false],
    ['image/heic', false, false],
    [null, false, false],
  ])('%s, animated %s: %s', (type, animated, accepted) => {
    expect(isAcceptedByApi(type, animated)).toBe(accepted)
  })
})

describe('the hint of an address', () => {
  it.each<[string, string | null, string]>([
    ['https://a.example/cat.JPG', 'image/jpeg', 'in capitals'],
    ['https://a.example/cat.png?size=2.webp#x.gif', 'image/png', 'only the path counts'],
    ['https://a.example/cat.svg', 'image/svg+xml', 'a drawing'],
    ['https://a.example/favicon.ico', 'image/x-icon', 'an icon'],
    ['data:image/svg+xml;charset=utf-8,%3Csvg/%3E', 'image/svg+xml', 'the label of a data URL'],
    ['data:image/PNG;base64,AAAA', 'image/png', 'a label in capitals'],
    ['https://a.example/cat', null, 'no extension'],
    ['https://png.example/', null, 'a host is no extension'],
    ['https://a.example/page.html', null, 'not an image'],
    ['data:text/html,<p>', null, 'not an image'],
    ['cat.png', null, 'not an address'],
  ])('%s: %s: %s', (url, type) => expect(typeHintFromUrl(url)).toBe(type))
})
