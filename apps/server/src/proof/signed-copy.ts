import type { ReceiptView } from '@fengsui/pages'
import type { SignedReceipt } from '@fengsui/proof'
import encodeQr from 'qr'

/** Where the page that checks receipts offline is offered. */
export const checkerPath = '/verify.html'

/** What the receipt page shows of a signed receipt; its QR code holds the file byte for byte. */
export const signedCopyOf = (receipt: SignedReceipt): NonNullable<ReceiptView['signedCopy']> => ({
  receipt: `/api/v1/receipts/${receipt.number}/signed`,
  checker: checkerPath,
  alg: receipt.signed.alg,
  key: receipt.signed.key,
  qr: outline(encodeQr(JSON.stringify(receipt), 'raw', { ecc: 'medium', border: 4 })),
})

/** Dark squares of a row that touch become one bar: a tenth of the text of single squares. */
function outline(rows: readonly (readonly boolean[])[]): { readonly path: string; readonly side: number } {
  const bars = rows.flatMap((row, y) => {
    const text = row.map((dark) => (dark ? '1' : '0')).join('')
    return [...text.matchAll(/1+/g)].map(
      ({ index, 0: run }) => `M${index} ${y}h${run.length}V${y + 1}H${index}z`,
    )
  })
  return { path: bars.join(''), side: rows.length }
}
