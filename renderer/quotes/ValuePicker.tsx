import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react';
import { sentence } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { useAnswer } from '../client/use-answer.ts';
import { counted, number } from '../ui/counts.ts';
import { Panel } from '../ui/Panel.tsx';
import './value-picker.css';

export interface PickedValue {
  readonly id: number;
  readonly name: string;
  readonly quotes: number;
  /** Beside the name, to tell people of one name apart. */
  readonly detail?: string | null;
}

interface Props {
  /** "Choose a speaker" */
  readonly label: string;
  /** Tells one question from another beside what is typed. */
  readonly about: string;
  readonly ask: (typed: string) => Promise<Result<{ values: PickedValue[]; total: number }>>;
  readonly onChoose: (value: PickedValue) => void;
  readonly onClose: () => void;
}

/** A value by some letters of its name; each says how many quotes it has. */
export function ValuePicker({ label, about, ask, onChoose, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const question = `${about} ${typed}`;
  const { value, failure, key } = useAnswer(question, () => ask(typed));
  const isAnswered = key === question;
  const values = value?.values ?? [];
  const active = Math.min(at, values.length - 1);
  const idOf = (index: number) => `${list}-${index}`;
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, active]);

  // Who types fast and presses Enter means what they typed, not what was listed before it.
  const [isWanted, setWanted] = useState(false);
  const chooseFirst = useEffectEvent(() => {
    setWanted(false);
    if (values[active]) onChoose(values[active]);
  });
  useEffect(() => {
    if (isWanted && isAnswered) chooseFirst();
  }, [isWanted, isAnswered]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + 8, PageUp: active - 8 }[event.key];
    if (next !== undefined) setAt(Math.max(0, Math.min(values.length - 1, next)));
    else if (event.key === 'Enter') setWanted(true);
    else return;
    event.preventDefault();
  };
  return (
    <Panel label={label} className="value-picker" onClose={onClose}>
      <input
        ref={input}
        className="field"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={active >= 0 ? idOf(active) : undefined}
        aria-autocomplete="list"
        placeholder={label}
        value={typed}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
          setWanted(false);
        }}
        onKeyDown={onKeyDown}
      />
      <p className="only-heard" role="status">
        {value === null ? '' : `${number(value.total)} found`}
      </p>
      <div id={list} role="listbox" aria-label={label} className="value-picker-values">
        {values.map((each, index) => (
          <div
            key={each.id}
            id={idOf(index)}
            role="option"
            aria-selected={index === active}
            className="value-picker-value"
            onClick={() => onChoose(each)}
          >
            <span className="value-picker-name">
              <span dir="auto">{each.name}</span>
              {each.detail && <small dir="auto">{each.detail}</small>}
            </span>
            <small className="value-picker-count">
              {number(each.quotes)}
              <span className="only-heard"> {each.quotes === 1 ? 'quote' : 'quotes'}</span>
            </small>
          </div>
        ))}
      </div>
      {failure && <p className="value-picker-hint">{sentence(failure)}</p>}
      {value?.total === 0 && <p className="value-picker-hint">{typed.trim() === '' ? 'Nothing to choose from' : 'No matches'}</p>}
      {value !== null && value.total > values.length && (
        <p className="value-picker-hint">{counted(value.total - values.length, 'more', 'more')}: type some letters of the name.</p>
      )}
    </Panel>
  );
}
