import type { ComponentChildren, VNode } from 'preact'
import type { Frame } from '../frame.ts'

interface WorkFormProps {
  readonly frame: Frame
  readonly action: string
  readonly title: string
  readonly submit: string
  readonly children?: ComponentChildren
  /** Folded until somebody needs it. */
  readonly folded?: boolean
  /** The main thing to do here: its fold looks like a button. */
  readonly primary?: boolean
}

/** A small form of the console, carrying the token of its session. */
export function WorkForm({
  frame,
  action,
  title,
  submit,
  children,
  folded = true,
  primary = false,
}: WorkFormProps): VNode {
  const form = (
    <form class="stack" method="post" action={action}>
      <input type="hidden" name="csrf" value={frame.person?.csrf} />
      {children}
      <p class="row">
        <button type="submit" class={primary ? 'btn' : 'btn two'}>
          {submit}
        </button>
      </p>
    </form>
  )
  if (!folded) return form
  return (
    <details class={primary ? undefined : 'panel'}>
      <summary class={primary ? 'btn' : undefined}>{title}</summary>
      {form}
    </details>
  )
}

/** One button that does one thing. */
export const WorkButton = ({
  frame,
  action,
  text,
  children,
}: {
  readonly frame: Frame
  readonly action: string
  readonly text: string
  readonly children?: ComponentChildren
}): VNode => (
  <form method="post" action={action}>
    <input type="hidden" name="csrf" value={frame.person?.csrf} />
    {children}
    <button type="submit" class="btn">
      {text}
    </button>
  </form>
)
