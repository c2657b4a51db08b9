// Signature checks for the page that needs no server: written anew from the standards, so that they also check ours.
// A classic script, because a page opened from a disk may not load modules.

const hexOf = (/** @type {Uint8Array} */ bytes) =>
  [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
const bytesOf = (/** @type {string} */ hex) =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const numberOf = (/** @type {Uint8Array} */ bytes) => BigInt(`0x${hexOf(bytes) || '0'}`)
const mod = (/** @type {bigint} */ value, /** @type {bigint} */ by) => ((value % by) + by) % by

/** Euclid's way to the inverse; the modulus is a prime. */
function inverse(/** @type {bigint} */ value, /** @type {bigint} */ by) {
  let [a, b, x, y] = [mod(value, by), by, 1n, 0n]
  while (a > 1n) [a, b, x, y] = [b % a, a, y - (b / a) * x, x]
  return mod(x, by)
}

/** SM3, GB/T 32905. */
function sm3(/** @type {Uint8Array} */ message) {
  const length = message.length * 8
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 32))
  view.setUint32(padded.length - 4, length)
  const turn = (/** @type {number} */ x, /** @type {number} */ by) =>
    (x << (by & 31)) | (x >>> (32 - (by & 31)))
  let state = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]
  for (let block = 0; block < padded.length; block += 64) {
    const w = Array.from({ length: 16 }, (_, i) => view.getUint32(block + 4 * i) | 0)
    for (let i = 16; i < 68; i++) {
      const x = w[i - 16] ^ w[i - 9] ^ turn(w[i - 3], 15)
      w.push(x ^ turn(x, 15) ^ turn(x, 23) ^ turn(w[i - 13], 7) ^ w[i - 6])
    }
    let [a, b, c, d, e, f, g, h] = state
    for (let i = 0; i < 64; i++) {
      const s1 = turn((turn(a, 12) + e + turn(i < 16 ? 0x79cc4519 : 0x7a879d8a, i)) | 0, 7)
      const s2 = s1 ^ turn(a, 12)
      const ff = i < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
      const gg = i < 16 ? e ^ f ^ g : (e & f) | (~e & g)
      const t1 = (ff + d + s2 + (w[i] ^ w[i + 4])) | 0
      const t2 = (gg + h + s1 + w[i]) | 0
      ;[d, c, b, a] = [c, turn(b, 9), a, t1]
      ;[h, g, f, e] = [g, turn(f, 19), e, t2 ^ turn(t2, 9) ^ turn(t2, 17)]
    }
    state = [a, b, c, d, e, f, g, h].map((value, i) => value ^ state[i])
  }
  const out = new DataView(new ArrayBuffer(32))
  state.forEach((value, i) => {
    out.setUint32(4 * i, value)
  })
  return new Uint8Array(out.buffer)
}

const sm2 = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  a: 'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
  b: '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
  g: '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
}
/** @typedef {readonly [bigint, bigint] | null} Point */

/** Adds two points of the SM2 curve; null is the point at infinity. */
function addSm2(/** @type {Point} */ one, /** @type {Point} */ other) {
  if (one === null) return other
  if (other === null) return one
  const { p } = sm2
  const [[x1, y1], [x2, y2]] = [one, other]
  if (x1 === x2 && mod(y1 + y2, p) === 0n) return null
  const slope = x1 === x2 ? (3n * x1 * x1 - 3n) * inverse(2n * y1, p) : (y2 - y1) * inverse(x2 - x1, p)
  const x = mod(slope * slope - x1 - x2, p)
  return /** @type {const} */ ([x, mod(slope * (x1 - x) - y1, p)])
}

/** Multiplies a point by a number, for any curve whose addition is given. */
function times(
  /** @type {bigint} */ factor,
  /** @type {any} */ point,
  /** @type {any} */ zero,
  /** @type {any} */ add,
) {
  let [rest, power, sum] = [factor, point, zero]
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = add(sum, power)
    power = add(power, power)
  }
  return sum
}

/** Checks an SM2 signature with SM3 and the standard user id, GB/T 32918.2. */
function verifySm2(
  /** @type {Uint8Array} */ key,
  /** @type {Uint8Array} */ message,
  /** @type {Uint8Array} */ signature,
) {
  if (key.length !== 64 || signature.length !== 64) return false
  const { n, p } = sm2
  const point = /** @type {const} */ ([numberOf(key.slice(0, 32)), numberOf(key.slice(32))])
  if (mod(point[1] ** 2n - point[0] ** 3n + 3n * point[0] - BigInt(`0x${sm2.b}`), p) !== 0n) return false
  const [r, s] = [numberOf(signature.slice(0, 32)), numberOf(signature.slice(32))]
  const t = mod(r + s, n)
  if (r === 0n || s === 0n || r >= n || s >= n || t === 0n) return false
  const userId = `008031323334353637383132333435363738`
  const z = sm3(bytesOf(userId + sm2.a + sm2.b + sm2.g + hexOf(key)))
  const e = numberOf(sm3(bytesOf(hexOf(z) + hexOf(message))))
  const base = [BigInt(`0x${sm2.g.slice(0, 64)}`), BigInt(`0x${sm2.g.slice(64)}`)]
  const sum = addSm2(times(s, base, null, addSm2), times(t, point, null, addSm2))
  return sum !== null && mod(e + sum[0], n) === r
}

const ed = {
  p: 2n ** 255n - 19n,
  order: 2n ** 252n + 27742317777372353535851937790883648493n,
  d: 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n,
  root: 0x2b8324804fc1df0b2b4d00993dfbd7a72f431806ad2fe478c4ee1b274a0ea0b0n,
  base: '5866666666666666666666666666666666666666666666666666666666666666',
}

/** Adds two points of edwards25519 in the coordinates X, Y, Z, T of RFC 8032 5.1.4. */
function addEd(
  /** @type {readonly bigint[]} */ [x1, y1, z1, t1],
  /** @type {readonly bigint[]} */ [x2, y2, z2, t2],
) {
  const { p, d } = ed
  const [a, b] = [mod((y1 - x1) * (y2 - x2), p), mod((y1 + x1) * (y2 + x2), p)]
  const [c, e] = [mod(2n * t1 * t2 * d, p), mod(2n * z1 * z2, p)]
  const [f, g, h, i] = [b - a, e - c, e + c, b + a]
  return [f * g, h * i, g * h, f * i].map((value) => mod(value, p))
}

function power(/** @type {bigint} */ base, /** @type {bigint} */ exponent) {
  return times(exponent, base, 1n, (/** @type {bigint} */ a, /** @type {bigint} */ b) => (a * b) % ed.p)
}

/** Reads a point, RFC 8032 5.1.3; undefined when the bytes are none. */
function pointEd(/** @type {Uint8Array} */ bytes) {
  const { p, d, root } = ed
  const encoded = numberOf(bytes.slice().reverse())
  const y = encoded & (2n ** 255n - 1n)
  if (bytes.length !== 32 || y >= p) return undefined
  const square = mod((y * y - 1n) * inverse(d * y * y + 1n, p), p)
  let x = power(square, (p + 3n) / 8n)
  if (mod(x * x - square, p) !== 0n) x = (x * root) % p
  const sign = encoded >> 255n
  if (mod(x * x - square, p) !== 0n || (x === 0n && sign === 1n)) return undefined
  if ((x & 1n) !== sign) x = p - x
  return [x, y, 1n, (x * y) % p]
}

/** Checks an Ed25519 signature, RFC 8032 5.1.7. Only SHA-512 is the browser's. */
async function verifyEd25519(
  /** @type {Uint8Array} */ key,
  /** @type {Uint8Array} */ message,
  /** @type {Uint8Array} */ signature,
) {
  const [a, r] = [pointEd(key), pointEd(signature.slice(0, 32))]
  const s = numberOf(signature.slice(32).reverse())
  if (a === undefined || r === undefined || signature.length !== 64 || s >= ed.order) return false
  const hashed = Uint8Array.from([...signature.slice(0, 32), ...key, ...message])
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', hashed))
  const k = mod(numberOf(digest.reverse()), ed.order)
  const zero = [0n, 1n, 1n, 0n]
  const [x1, y1, z1] = times(s, pointEd(bytesOf(ed.base)), zero, addEd)
  const [x2, y2, z2] = addEd(r, times(k, a, zero, addEd))
  return mod(x1 * z2 - x2 * z1, ed.p) === 0n && mod(y1 * z2 - y2 * z1, ed.p) === 0n
}

/** How the signatures of each algorithm are checked: (key, message, signature) → whether it holds. */
Object.assign(globalThis, { signatureChecks: { ed25519: verifyEd25519, 'sm2-sm3': verifySm2 } })
