import { newPrivateKey, signatureAlgorithms, signerFrom, signReceipt } from '@fengsui/proof'
import decodeQr from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { signedCopyOf } from './signed-copy.ts'

/** Paints an outline as a printer would, each square four dots wide. */
function painted({ path, side }: { readonly path: string; readonly side: number }) {
  const dots = 4
  const size = side * dots
  const data = new Uint8Array(size * size * 4).fill(255)
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)V\d+H\d+z/g))
    for (let row = Number(y) * dots; row < (Number(y) + 1) * dots; row++)
      for (let at = Number(x) * dots; at < (Number(x) + Number(run)) * dots; at++)
        data.fill(0, (row * size + at) * 4, (row * size + at) * 4 + 3)
  return { width: size, height: size, data }
}

describe('the QR code on a receipt', () => {
  it.each(signatureAlgorithms)('holds the whole receipt, signed with %s, as a scanner reads it', (alg) => {
    const signer = signerFrom(alg, newPrivateKey(alg))
    if (!signer.ok) throw new Error(signer.failure)
    const receipt = signReceipt(
      {
        number: '2631415926535887',
        receivedAt: '2026-03-02T12:00:04+08:00',
        digest: `sha-256:${'ab'.repeat(32)}`,
        desk: { id: 'cn-650000', name: '新疆维吾尔自治区互联网信息办公室' },
        channel: 'website',
        kind: 'supplement',
      },
      signer.value,
    )
    const { qr } = signedCopyOf(receipt)
    expect(JSON.parse(decodeQr(painted(qr)))).toEqual(receipt)
    expect(qr.side).toBeLessThanOrEqual(105)
  })
})
