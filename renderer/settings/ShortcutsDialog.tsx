import { Dialog } from '../ui/Dialog.tsx';
import './shortcuts.css';

interface Props {
  readonly onClose: () => void;
}

const KEYS: readonly { title: string; rows: readonly (readonly [keys: string, does: string])[] }[] = [
  {
    title: 'Anywhere',
    rows: [
      ['/ · Ctrl F', 'Search'],
      ['j · k', 'To the list'],
      ['Ctrl K', 'Quick open: a title, a name, a command'],
      ['Ctrl Z', 'Undo'],
      ['Ctrl Shift Z', 'Redo'],
      ['Ctrl O', 'Import files'],
      ['Ctrl ,', 'Settings'],
      ['?', 'These keys'],
      ['Esc', 'Back, one step at a time'],
    ],
  },
  {
    title: 'In a list',
    rows: [
      ['j · ↓', 'Next'],
      ['k · ↑', 'Previous'],
      ['Enter · o', 'Open'],
      ['s', 'Star'],
      ['u', 'Read or unread'],
      ['Home · End', 'First, last'],
    ],
  },
  {
    title: 'Sources',
    rows: [
      ['Ctrl N', 'Add a source'],
      ['Ctrl R', 'Sync all'],
      ['Alt Enter', 'About the source at hand'],
    ],
  },
  {
    title: 'Selecting by key',
    rows: [
      ['] · [ · v', 'Begin with a sentence'],
      ['↓ · ↑', 'Next, previous sentence'],
      ['→ · ←', 'Next, previous word'],
      ['Ctrl ↓ · ↑', 'Next, previous paragraph'],
      ['Shift with these', 'Grow or shrink the selection'],
      ['q · Q', 'Next, previous attributed quote'],
    ],
  },
  {
    title: 'Highlighting',
    rows: [
      ['1 to 5', 'Highlight in a colour, or change it'],
      ['n', 'Highlight and write a note'],
      ['c', 'Copy'],
      ['h · H', 'Next, previous highlight'],
      ['Enter', 'Edit its note'],
      ['Del', 'Delete it'],
      ['Alt and drag', 'Select part of a word'],
    ],
  },
  {
    title: 'Reading',
    rows: [
      ['t', 'Contents'],
      ['m', 'Notes beside the text'],
      ['s', 'Star'],
      ['u', 'Read or unread'],
      ['n · N · F3', 'Next, previous match of a search'],
      ['d', 'Compare revisions'],
      ['Ctrl P', 'Print'],
    ],
  },
  {
    title: 'Notes',
    rows: [
      ['Space', 'Choose, or choose no more'],
      ['Shift ↓ · ↑', 'Choose on from here'],
      ['Ctrl A', 'Choose all that match'],
      ['t', 'Change tags'],
      ['1 to 5', 'Change the colour'],
      ['c', 'Copy with citations'],
      ['e', 'Export'],
      ['Del · r', 'To the trash, restore'],
      ['y', 'History'],
      ['f', 'Filter'],
    ],
  },
  {
    title: 'Quotes and speakers',
    rows: [
      ['Enter · o', 'Open the brief at the quote'],
      ['1 to 5', 'Highlight the quote'],
      ['c', 'Copy it with its citation'],
      ['p', 'Its speaker (also in a brief)'],
      ['m', 'Merge a speaker with another'],
      ['r · b', 'A speaker’s dates turned around, their briefs'],
    ],
  },
  {
    title: 'Changes',
    rows: [
      ['a', 'Accept: stand on the new words'],
      ['r', 'Re-attach to other words'],
      ['l', 'Keep as it was'],
      ['d', 'Compare the revisions'],
      ['m', 'Mark the brief as seen'],
      ['n · p', 'Next, previous change (comparing)'],
    ],
  },
];

/** Every key, on one card. */
export function ShortcutsDialog({ onClose }: Props) {
  return (
    <Dialog isText title="Keys" isWide onClose={onClose}>
      <div className="shortcuts">
        {KEYS.map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([keys, does]) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' · ').map((key, index) => (
                      <span key={key}>
                        {index > 0 && ' '}
                        {named(key)}
                      </span>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const isMac = navigator.platform.startsWith('Mac');

function named(keys: string) {
  return keys
    .split(' ')
    .map((key) =>
      /^(to|with|these|and|drag)$/.test(key) ? ` ${key} ` : <kbd key={key}>{isMac && key === 'Ctrl' ? '⌘' : key}</kbd>,
    );
}
