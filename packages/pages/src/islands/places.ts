// Offers divisions while a place is typed, and says who receives reports from there. Never needed: the form asks again
// where a place is not sure. What is typed leaves this page only once the state-secret question was answered "no".
;(() => {
  const field = document.querySelector<HTMLInputElement>('input[data-places]')
  const list = field?.list ?? null
  const say = document.querySelector<HTMLElement>('[data-place-state]')
  if (field === null || list === null || say === null) return
  const cleared = (): boolean =>
    field.form?.querySelector<HTMLInputElement>('input[name="stateSecret"]:checked')?.value === 'no'
  const language = document.documentElement.lang === 'en' ? 'en' : 'zh'
  let asked = 0
  const show = (answer: {
    resolution: { note?: { zh: string; en: string } }
    recipient: { zh: string; en: string } | null
    suggestions: { label: string }[]
  }): void => {
    list.replaceChildren(
      ...answer.suggestions.map(({ label }) => {
        const option = document.createElement('option')
        option.value = label
        return option
      }),
    )
    const told = answer.recipient ?? answer.resolution.note
    say.textContent = told === undefined ? '' : told[language]
  }
  const ask = async (): Promise<void> => {
    const turn = ++asked
    if (!cleared() || field.value.trim() === '') return
    const answer = await fetch(`/api/v1/places?q=${encodeURIComponent(field.value)}`)
    if (answer.ok && turn === asked) show(await answer.json())
  }
  let timer = 0
  field.addEventListener('input', () => {
    clearTimeout(timer)
    // Without a network the field is what it is without this script: a line of text.
    timer = setTimeout(() => void ask().catch(() => undefined), 250)
  })
})()
