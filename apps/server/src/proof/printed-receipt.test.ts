import decodeQr from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../../testing/browser.ts'
import { findChromium } from '../../../../testing/find-chromium.ts'
import { lacks } from '../../../../testing/require.ts'
import { startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'

const chromium = await findChromium()

describe.skipIf(lacks('a Chromium', chromium?.executablePath)).each(['international', 'sm'])(
  'the printed receipt of the %s set',
  (suite) => {
    it('carries the whole signed receipt in its QR code, as a scanner reads it off the paper', async () => {
      const folder = temporaryFolder()
      const server = await startServer({
        data: folder.path,
        args: ['--empty'],
        env: { FENGSUI_CRYPTO: suite },
      })
      const browser = await launchBrowser(chromium!)
      const { page } = await browser.openPage({ javaScript: true, language: 'zh-CN', width: 800 })
      const answer = await (
        await fetch(`${server.url}/report`, {
          method: 'POST',
          body: new URLSearchParams({
            stateSecret: 'no',
            'unit.name': '云杉电子商务有限公司',
            'unit.place': '浙江省杭州市余杭区',
            'fact:cn.affected': 'personal-information',
            'fact:cn.leakedPersons': '100万',
          }),
        })
      ).text()
      await page.setContent(answer)
      await page.emulateMedia({ media: 'print' })
      // A printer has four dots where a screen has one.
      await page.addStyleTag({ content: 'svg.qr{zoom:4}' })
      const png = await page.locator('svg.qr').screenshot()
      // The dots of the picture, as the browser itself unpacks them.
      const paper = await browser.openPage({ javaScript: true, language: 'zh-CN', width: 800 })
      const { width, height, dots } = await paper.page.evaluate(
        async (address) => {
          const image = new Image()
          image.src = address
          await image.decode()
          const canvas = Object.assign(document.createElement('canvas'), {
            width: image.width,
            height: image.height,
          })
          const context = canvas.getContext('2d')
          context?.drawImage(image, 0, 0)
          const data = context?.getImageData(0, 0, image.width, image.height).data ?? []
          return { width: image.width, height: image.height, dots: Array.from(data) }
        },
        `data:image/png;base64,${png.toString('base64')}`,
      )
      const read = JSON.parse(decodeQr({ width, height, data: Uint8Array.from(dots) }))
      const kept = await fetch(`${server.url}/api/v1/receipts/${read.number}/signed`)
      expect(read).toEqual(await kept.json())
      expect(read.signed.alg).toBe(suite === 'sm' ? 'sm2-sm3' : 'ed25519')
      await browser.close()
      await server.stop()
      folder.remove()
    })
  },
)
