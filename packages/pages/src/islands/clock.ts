// Counts down every element with data-due, from the server's time: the browser's own clock may be wrong.
;(() => {
  const offset = Number(document.body.dataset['now']) - Date.now()
  const clocks = Array.from(document.querySelectorAll<HTMLElement>('[data-due]'))
  const spoken = [60, 30, 10, 5, 1]
  const status = document.createElement('p')
  status.className = 'v'
  status.setAttribute('role', 'status')
  document.body.append(status)
  const two = (value: number): string => `0${value}`.slice(-2)
  const text = (ms: number): string => {
    const seconds = Math.floor(Math.abs(ms) / 1000)
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  }
  const say = (clock: HTMLElement, left: number): void => {
    const minute = Math.ceil(left / 60_000)
    if (clock.dataset['said'] === String(minute)) return
    clock.dataset['said'] = String(minute)
    const label = left < 0 ? clock.dataset['over'] : clock.dataset['left']
    if (minute === 0 || spoken.includes(minute)) status.textContent = `${label ?? ''} ${text(left)}`
  }
  const tick = (): void => {
    const now = Date.now() + offset
    for (const clock of clocks) {
      const left = Number(clock.dataset['due']) - now
      const [label, digits] = [clock.querySelector('small'), clock.querySelector('span')]
      // Beyond two days the server's rendering, with days, says more.
      if (digits !== null && Math.abs(left) < 172_800_000) digits.textContent = text(left)
      if (label !== null) label.textContent = (left < 0 ? clock.dataset['over'] : clock.dataset['left']) ?? ''
      const card = clock.closest('.act')
      card?.classList.toggle('over', left < 0)
      card?.classList.toggle('soon', left >= 0 && left < 900_000)
      const word = card?.querySelector('[data-clock-word]')
      if (word && left < 0) word.textContent = clock.dataset['overWord'] ?? ''
      say(clock, left)
    }
  }
  tick()
  setInterval(tick, 1000)
})()
