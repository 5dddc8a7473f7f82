import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  /** Names that are not offered. */
  readonly without: readonly string[];
  /** One or more names: Enter, a comma, or leaving the field. */
  readonly onAdd: (names: string[]) => void;
  /** Whether it has the focus as it comes. */
  readonly takeFocus?: boolean;
  /** Enter in the empty field. */
  readonly onDone?: () => void;
  /** Backspace in the empty field. */
  readonly onBack?: () => void;
  /** Escape: what was typed is forgotten. */
  readonly onLeave?: (() => void) | undefined;
}

/** A field for tags: Enter or a comma adds one, names already used are offered. */
export function TagField({ label, placeholder, without, takeFocus = false, onAdd, onDone, onBack, onLeave }: Props) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const known = useAnswer(asked ? 'tags' : null, () => store.listTags(null));
  const options = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // After whatever it stands in has taken the focus itself.
    if (takeFocus) requestAnimationFrame(() => field.current?.focus());
  }, [takeFocus]);
  const add = () => {
    const added = typed
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !without.includes(name));
    setTyped('');
    if (added.length > 0) onAdd(added);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && onLeave) {
      event.preventDefault();
      event.stopPropagation();
      setTyped('');
      return onLeave();
    }
    if (event.key !== 'Escape') event.stopPropagation();
    const isEmpty = typed.trim() === '';
    if (event.key === 'Enter' && isEmpty && onDone) {
      event.preventDefault();
      onDone();
    } else if (event.key === 'Enter' || (event.key === ',' && !isEmpty)) {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && typed === '') onBack?.();
  };
  return (
    <>
      <input
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        list={options}
        value={typed}
        dir="auto"
        maxLength={2000}
        spellCheck={false}
        onFocus={() => setAsked(true)}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <datalist id={options}>
        {known.value
          ?.filter(({ name }) => !without.includes(name))
          .map(({ id, name }) => (
            <option key={id} value={name}>
              {name}
            </option>
          ))}
      </datalist>
    </>
  );
}
