// Keeps what was typed on this device, once the state-secret question was answered "no". Never needed: the form works without.
;(() => {
  // Only a receipt ends a draft: pressing the button does not prove that anything arrived.
  if (document.querySelector('[data-received]') !== null) localStorage.removeItem('draft:report')
  const form = document.querySelector<HTMLFormElement>('form[data-draft]')
  if (form === null) return
  const place = `draft:${form.dataset['draft'] ?? ''}`
  const cleared = (): boolean => {
    const answer = form.querySelector<HTMLInputElement>('input[name="stateSecret"]:checked')
    return answer?.value === 'no'
  }
  const controls = (): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] =>
    Array.from(
      form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
        'input:not([type=hidden],[type=file],[name="evidence.kept"]),textarea,select',
      ),
    )
  const isMark = (control: Element): control is HTMLInputElement =>
    control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')
  const save = (): void => {
    if (!cleared()) {
      localStorage.removeItem(place)
      return
    }
    const values = controls().map((control) => (isMark(control) ? control.checked : control.value))
    localStorage.setItem(place, JSON.stringify(values))
  }
  const restore = (): void => {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null')
    const all = controls()
    const untouched = all.every((control) => (isMark(control) ? !control.checked : control.value === ''))
    if (!Array.isArray(kept) || kept.length !== all.length || !untouched) return
    all.forEach((control, index) => {
      if (isMark(control)) control.checked = kept[index] === true
      else control.value = String(kept[index])
    })
  }
  let timer = 0
  restore()
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(save, 800)
  })
  document.querySelector<HTMLElement>('.sum')?.focus()
})()
