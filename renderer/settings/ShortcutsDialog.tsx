import { useState } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { shownKeys } from '../ui/keys.ts';
import { shortcutSections } from './shortcut-sections.ts';
import './shortcuts.css';

interface Props {
  readonly onClose: () => void;
}

/** Every key, as the catalogue of commands has it, searched by name. */
export function ShortcutsDialog({ onClose }: Props) {
  const [typed, setTyped] = useState('');
  const sections = shortcutSections(typed);
  return (
    <Dialog isText title="Keyboard shortcuts" isWide onClose={onClose}>
      <input className="field shortcuts-search" type="search" autoFocus aria-label="Search shortcuts" placeholder="Search shortcuts" value={typed} onChange={({ target }) => setTyped(target.value)} />
      <p className="only-heard" role="status">
        {sections.length === 0 ? 'No matches' : ''}
      </p>
      {sections.length === 0 && <p className="shortcuts-none">No matches</p>}
      <div className="shortcuts">
        {sections.map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(({ name, keys }) => (
                <div key={name}>
                  <dt>
                    {keys.map((chord, index) => (
                      <span key={chord}>
                        {index > 0 && <span className="shortcuts-or"> or </span>}
                        {shownKeys(chord).map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
                      </span>
                    ))}
                  </dt>
                  <dd>{name}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
