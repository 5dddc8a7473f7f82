import type { ReactNode, Ref } from 'react';

interface Props {
  /** The accessible name, and what the tip says. */
  readonly label: string;
  /** The key that does the same, as the tip shows it. */
  readonly hint?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly opens?: 'dialog' | 'menu' | undefined;
  readonly disabled?: boolean | undefined;
  readonly small?: boolean | undefined;
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button that is only an icon. */
export function IconButton({ label, hint, pressed, expanded, opens, disabled, small, onPress, children, ref }: Props) {
  return (
    <button
      ref={ref}
      type="button"
      className="icon-button"
      data-size={small ? 'small' : undefined}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-haspopup={opens}
      disabled={disabled}
      data-tip={label}
      data-tip-key={hint}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
