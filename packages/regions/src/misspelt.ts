import { gazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'

const division = /^[\s,，、]*([\u4e00-\u9fff]{1,11}?[县市区旗州盟])/
/** What ends like a division and is none: never to be taken for a slip of the pen. */
const describes =
  /^.{0,6}(?:新区|开发区|高新区|经开区|园区|示范区|试验区|保税区|工业区|度假区|景区|管理区|合作区|小区|社区|地区|城区|市区|郊区|辖区|中心区|全市|本市|该市|县市|我[市县区]|超市|城市)$/
const shortest = 3

/** The stretch after a name that is written like a division; undefined if there is none. */
export function writtenDivision(text: string, end: number): { start: number; name: string } | undefined {
  const found = division.exec(text.slice(end, end + 16))
  const name = found?.[1]
  if (found === null || name === undefined || name.length < shortest || describes.test(name)) return undefined
  return { start: end + found[0].length - name.length, name }
}

/** The one division in a place whose name differs from what is written by a single character. */
export function misspeltIn(outer: Place, written: string): Place | undefined {
  const [only, ...others] = gazetteer()
    .inside(outer)
    .filter(({ name }) => isOneSlip(name, written))
  return others.length === 0 ? only : undefined
}

/** The divisions anywhere whose name differs from what is written by a single character. */
export const misspeltAnywhere = (written: string): Place[] =>
  gazetteer()
    .all()
    .filter((place) => place.until === '' && isOneSlip(place.name, written))

/** Whether one text becomes the other by replacing, adding or leaving out one character; the suffix stays. */
function isOneSlip(right: string, written: string): boolean {
  if (Math.abs(right.length - written.length) > 1 || right.at(-1) !== written.at(-1)) return false
  let front = 0
  while (front < right.length && front < written.length && right[front] === written[front]) front += 1
  let back = 0
  while (
    back < Math.min(right.length, written.length) - front &&
    right.at(-1 - back) === written.at(-1 - back)
  )
    back += 1
  const changed = Math.max(right.length, written.length) - front - back
  return changed === 1 && front + back >= 2
}
