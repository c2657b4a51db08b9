// The page itself: reads a receipt, checks it, says what that means. Loaded after signatures.js.

/** What each outcome means, first in Chinese. */
const verdicts = {
  valid: {
    mark: 'valid',
    zh: '有效：由该受理单位的密钥签发，内容未被改动。',
    en: 'Valid: signed with a key of this desk, and not altered.',
  },
  open: {
    mark: 'open',
    zh: '签名成立，内容未被改动；但本页不认识这把密钥。请把密钥编号与受理单位公布的编号比对。',
    en: 'The signature holds and nothing was altered, but this page does not know the key. Compare the key id with the one the desk publishes.',
  },
  altered: {
    mark: 'bad',
    zh: '无效：签名与内容不符，内容或签名被改动过。请向受理单位索取原件。',
    en: 'Not valid: signature and content do not match, so one of them was altered. Ask the desk for the original.',
  },
  foreign: {
    mark: 'bad',
    zh: '无效：签名用的不是该受理单位的密钥。请向该单位核实。',
    en: 'Not valid: the key that signed it is none of this desk’s. Ask the desk.',
  },
  unreadable: {
    mark: 'bad',
    zh: '这不是签名回执。请选择下载的回执文件，或完整粘贴二维码的内容。',
    en: 'This is not a signed receipt. Choose the file you downloaded, or paste all that the QR code says.',
  },
}
const labels = {
  number: '回执号 Number',
  receivedAt: '接收时间 Received at',
  desk: '接收单位 Desk',
  channel: '渠道 Channel',
  kind: '报告种类 Kind',
  digest: '内容摘要 Digest',
  key: '密钥编号 Key id',
}

/** JSON in the form of RFC 8785, as it was signed. */
function canonical(/** @type {any} */ value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

const fromBase64 = (/** @type {string} */ text) =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** @returns {Promise<keyof typeof verdicts>} */
async function judge(/** @type {any} */ receipt) {
  const { signed, ...stated } = receipt
  if (stated.type !== 'fengsui-receipt/1' || typeof signed?.alg !== 'string') return 'unreadable'
  const verify = /** @type {any} */ (globalThis).signatureChecks[signed.alg]
  if (verify === undefined) return 'unreadable'
  const message = new TextEncoder().encode(canonical(stated))
  const holds = await verify(fromBase64(signed.publicKey), message, fromBase64(signed.signature))
  return holds ? judgeKey(stated.desk.id, signed) : 'altered'
}

/** @returns {keyof typeof verdicts} */
function judgeKey(/** @type {string} */ desk, /** @type {any} */ signed) {
  const known = JSON.parse(document.getElementById('keys')?.textContent ?? '[]')
  const ofDesk = known.filter((/** @type {any} */ one) => one.owner === desk)
  if (ofDesk.length === 0) return 'open'
  const matches = (/** @type {any} */ one) => one.alg === signed.alg && one.publicKey === signed.publicKey
  return ofDesk.some(matches) ? 'valid' : 'foreign'
}

function element(
  /** @type {string} */ name,
  /** @type {string} */ text,
  /** @type {Record<string, string>} */ attributes = {},
) {
  const made = document.createElement(name)
  made.textContent = text
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

function show(/** @type {keyof typeof verdicts} */ verdict, /** @type {any} */ receipt) {
  const { mark, zh, en } = verdicts[verdict]
  const parts = [element('p', zh, { class: `verdict ${mark}` }), element('p', en, { lang: 'en' })]
  if (verdict !== 'unreadable') parts.push(rows(receipt))
  document.getElementById('answer')?.replaceChildren(...parts)
}

function rows(/** @type {any} */ receipt) {
  const list = document.createElement('dl')
  const values = { ...receipt, desk: `${receipt.desk.name} (${receipt.desk.id})`, key: receipt.signed.key }
  for (const [name, label] of Object.entries(labels))
    list.append(element('dt', label), element('dd', values[name]))
  return list
}

async function check(/** @type {string} */ text) {
  if (text.trim() === '') return document.getElementById('answer')?.replaceChildren()
  try {
    const receipt = JSON.parse(text)
    show(await judge(receipt), receipt)
  } catch {
    show('unreadable', undefined)
  }
}

const paste = /** @type {HTMLTextAreaElement} */ (document.getElementById('text'))
const chooser = /** @type {HTMLInputElement} */ (document.getElementById('file'))
paste.addEventListener('input', () => check(paste.value))
chooser.addEventListener('change', async () => {
  paste.value = (await chooser.files?.[0]?.text()) ?? ''
  await check(paste.value)
})
