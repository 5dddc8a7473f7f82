import { CircleHelp, Search, X } from 'lucide-react';
import { useId, useImperativeHandle, useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react';
import { number } from '../ui/counts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { later } from '../ui/lazy-part.tsx';
import { useCompletions, warmUp } from './use-completions.ts';
import './search-box.css';
import './find-box.css';

const { Part: SyntaxCard } = later(() => import('./SyntaxCard.tsx').then((module) => module.SyntaxCard));

export interface FindBoxHandle {
  focus(): void;
}

interface Props {
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Escape, or the clear button. */
  readonly onLeave: () => void;
  /** Enter and the down arrow: on to what was found. */
  readonly onEnter: () => void;
  /** The box got the focus: somebody is about to search. */
  readonly onFocus: () => void;
  /** A text was pasted. Answers whether it was something else than a search, and taken. */
  readonly onPaste: (text: string) => boolean;
  readonly ref?: Ref<FindBoxHandle>;
}

/** The one box to find anything in: what fits at the caret is offered below it, and a card says what can be asked. */
export function FindBox({ label, query, onQuery, onLeave, onEnter, onFocus, onPaste, ref }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<{ text: string; caret: number } | null>(null);
  const [active, setActive] = useState(-1);
  const [isCardOpen, setCardOpen] = useState(false);
  const caret = useRef<number | null>(null);
  const listId = useId();
  const offer = useCompletions(typed);
  const options = offer !== null && offer.text === query && !isCardOpen ? offer.completions : [];
  const isOpen = options.length > 0;
  const at = Math.min(active, options.length - 1);

  useImperativeHandle(ref, () => ({
    focus() {
      input.current?.focus();
      input.current?.select();
    },
  }));
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [query]);

  const close = () => {
    setTyped(null);
    setActive(-1);
  };
  const type = (text: string, at: number) => {
    onQuery(text);
    setTyped({ text, caret: at });
    setActive(-1);
  };
  const accept = (index: number) => {
    const chosen = options[index];
    if (!offer || !chosen) return;
    const after = query.slice(offer.to).replace(/^ /, chosen.insert.endsWith(' ') ? '' : ' ');
    const text = query.slice(0, offer.from) + chosen.insert + after;
    caret.current = offer.from + chosen.insert.length;
    type(text, caret.current);
    input.current?.focus();
  };
  const act = (key: string): (() => void) | null => {
    if (key === '?' && query === '') return () => setCardOpen(true);
    if (isOpen) {
      if (key === 'Escape') return close;
      if (key === 'ArrowDown' && at + 1 < options.length) return () => setActive(at + 1);
      if (key === 'ArrowUp' && at >= 0) return () => setActive(at - 1);
      if (key === 'Tab') return () => accept(Math.max(0, at));
      if (key === 'Enter' && at >= 0) return () => accept(at);
    }
    if (key === 'Escape') return onLeave;
    if (key !== 'Enter' && key !== 'ArrowDown') return null;
    return () => {
      close();
      onEnter();
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== '?')) return;
    const doIt = act(event.key);
    if (!doIt) return;
    event.preventDefault();
    event.stopPropagation();
    doIt();
  };
  const onPasted = (event: ClipboardEvent) => {
    if (onPaste(event.clipboardData.getData('text/plain'))) event.preventDefault();
  };

  return (
    <search className="search-box find-box">
      <Search size={15} strokeWidth={2} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && at >= 0 ? `${listId}-${at}` : undefined}
        placeholder={label}
        value={query}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        enterKeyHint="search"
        onChange={({ target }) => type(target.value, target.selectionStart ?? target.value.length)}
        onKeyDown={onKeyDown}
        onPaste={onPasted}
        onFocus={() => {
          warmUp();
          onFocus();
        }}
        onBlur={close}
      />
      {query === '' ? (
        <kbd aria-hidden="true">/</kbd>
      ) : (
        <IconButton label="Clear the search" hint="Esc" small onPress={onLeave}>
          <X size={14} />
        </IconButton>
      )}
      <IconButton label="How to search" hint="?" small opens="dialog" expanded={isCardOpen} onPress={() => setCardOpen(!isCardOpen)}>
        <CircleHelp size={14} />
      </IconButton>
      {isOpen && (
        <div className="find-offer" role="listbox" id={listId} aria-label="Completions">
          {options.map(({ kind, label: name, insert, briefs }, index) => (
            <div
              key={insert}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              // The focus stays in the box.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => accept(index)}
            >
              {kind === 'name' && <span className="find-offer-field">{insert.slice(0, insert.indexOf(':') + 1)}</span>}
              <span className="find-offer-name" dir="auto">
                {name}
              </span>
              {kind === 'field' && <span className="find-offer-field">field</span>}
              {briefs !== null && briefs > 0 && <span className="find-offer-count">{briefs >= 1000 ? '1,000+' : number(briefs)}</span>}
            </div>
          ))}
        </div>
      )}
      {isCardOpen && (
        <SyntaxCard
          onClose={() => setCardOpen(false)}
          onTry={(example) => {
            setCardOpen(false);
            close();
            onQuery(example);
            requestAnimationFrame(() => input.current?.focus());
          }}
        />
      )}
    </search>
  );
}
