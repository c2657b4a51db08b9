import type { VNode } from 'preact'

/** The drawings of the house, on a 16 by 16 grid. */
const paths = {
  mark: 'M8.6 0c.2 1.6 1.9 2.2 1.9 3.7A2.4 2.4 0 0 1 8 6a2.4 2.4 0 0 1-2.5-2.3c0-.9.6-1.4 1-2 .3.6.6.9 1 1C7.3 1.7 7.7.7 8.6 0zM3 7h2v1h2V7h2v1h2V7h2v3H3zM4 11h8l1 5H9v-2a1 1 0 0 0-2 0v2H3z',
  tower: 'M3.5 5.5h9V8h-9zM4.5 8h7l1 7h-9z',
  lit: 'M8.4 0c.2 1.2 1.5 1.7 1.5 3A1.9 1.9 0 0 1 8 4.8 1.9 1.9 0 0 1 6.1 3c0-.8.5-1.2.8-1.7.2.4.5.6.8.7C7.5 1.3 7.8.5 8.4 0zM3.5 5.5h9V8h-9zM4.5 8.5h7l1 6.5h-9z',
  idle: 'M8 2.25a5.75 5.75 0 1 0 0 11.5a5.75 5.75 0 1 0 0-11.5',
  run: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M8 4.5V8l2.6 1.6',
  soon: 'M8 1.8 15 14H1zM8 6v4m0 1.4v1',
  over: 'M5 1h6l4 4v6l-4 4H5l-4-4V5zM8 4v5.5m0 1.5v1.2',
  done: 'm2.5 8.5 3.6 3.6L13.5 4',
  pause: 'M5.5 3v10m5-10v10',
  wait: 'M8 2.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6M2.2 14.5C2.6 11.4 5 9.9 8 9.9s5.4 1.5 5.8 4.6',
} as const
export type IconName = keyof typeof paths

/** A drawing beside a word; never without one. */
export const Icon = ({ name }: { readonly name: IconName }): VNode => (
  <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
    <path d={paths[name]} stroke-dasharray={name === 'idle' ? '2.2 2.3' : undefined} />
  </svg>
)

/** A tower of the relay, or the mark: drawn without the inline class. */
export const Drawing = ({ name }: { readonly name: IconName }): VNode => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
)
