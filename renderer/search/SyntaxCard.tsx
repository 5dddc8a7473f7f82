import { Panel } from '../ui/Panel.tsx';

interface Props {
  readonly onTry: (example: string) => void;
  readonly onClose: () => void;
}

const CARD: readonly { title: string; rows: readonly (readonly [example: string, finds: string])[] }[] = [
  {
    title: 'Words',
    rows: [
      ['grain ports', 'both words, anywhere'],
      ['"ships can leave"', 'these words side by side'],
      ['cable OR pipeline', 'one of them'],
      ['ports -insurance', 'the first without the second'],
      ['sanction*', 'words that begin so'],
      ['NEAR(cable strait, 5)', 'at most five words apart'],
    ],
  },
  {
    title: 'Where',
    rows: [
      ['title:summit', 'in the title'],
      ['topic:trade', 'under a topic'],
      ['topic:="food security"', 'of just this name; also speaker: source: series: by: tag:'],
      ['speaker:ellison', 'with a quote of this speaker'],
      ['quote:weakness', 'inside somebody’s quote'],
      ['in:analysis', 'in a section headed so'],
      ['source:state', 'also series: by:'],
    ],
  },
  {
    title: 'When',
    rows: [
      ['2024', 'or 2024-06, or 2024-06-28'],
      ['after:2023-06', 'also before: on:'],
      ['2023-01..2023-06', 'from, to'],
    ],
  },
  {
    title: 'Yours',
    rows: [
      ['note:compare', 'in your notes'],
      ['tag:evidence', 'also color:green'],
      ['is:unread', 'also starred, updated, missing'],
      ['has:highlight', 'also note, image'],
      ['verdict:number', 'quotes in which a figure changed'],
    ],
  },
];

/** What can be asked, on one card; every example can be tried. */
export function SyntaxCard({ onTry, onClose }: Props) {
  return (
    <Panel label="How to search" className="syntax-card" onClose={onClose}>
      <h2>How to search</h2>
      <p>Type any words. Case and accents do not matter, and a quote with a wrong word or a typo is still found. These narrow it down:</p>
      {CARD.map(({ title, rows }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {rows.map(([example, finds]) => (
              <div key={example}>
                <dt>
                  <button type="button" onClick={() => onTry(example)}>
                    {example}
                  </button>
                </dt>
                <dd>{finds}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Panel>
  );
}
