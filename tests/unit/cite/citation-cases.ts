import type { CitedBrief, CitedPassage, OwnStyle } from '../../../shared/cite/cited.ts';

/*
 * Briefs of every kind, with what each style prints of them. The expectations are written by hand from the styles' own rules:
 *
 * Chicago 18: two authors are named in a note, of three or more the first with "et al."; six in a bibliography, of seven or more three. Notes
 * give names as they are spoken, the bibliography turns the first one round and sets a comma before "and". A web page: author, “title,” site,
 * day, place, address. Without an author a note begins with the title and the bibliography with whoever stands behind the site, who is then
 * not named again. Without a date the day of access is given. A title that ends in a question mark keeps its comma in a note and takes no full
 * stop in a bibliography. Author-date puts the year behind the name, "n.d." after a comma, and the day where the date would stand.
 * APA 7: all authors turned round with initials, "&" after a comma; in the text up to two, else the first with "et al."; titles of pages in
 * italics, as published; no full stop behind an address; a body that is its own site is named once; "Retrieved … from" only of what changes.
 * MLA 9: two authors, of three or more the first with "et al." after a comma; “title.” Site, day month year with short months, address; a
 * body that publishes its own words is listed by the title; paragraphs are "par."
 * In all: ranks and titles are no part of a name, bodies are not turned round, words of another are "quoted in" (APA "as cited in", MLA "qtd. in").
 */

interface Expected {
  note: string;
  entry: string;
}

export interface CitationCase {
  what: string;
  passage: CitedPassage;
  expected: Record<OwnStyle, Expected>;
}

type Wishes = Partial<Omit<CitedBrief, 'date' | 'accessed'>> & { date?: string | null };

const passageOf = (brief: Wishes, passage: Partial<CitedPassage> = {}): CitedPassage => ({
  brief: {
    key: 'k1', title: 'Cables Under the Strait', authors: ['Mara Ellison'], publisher: 'Harbour Institute', series: null, date: '2023-06-28', url: 'https://harbour.example/cables',
    language: 'en', accessed: '2023-07-02', isRevised: false, ...brief,
  } as CitedBrief,
  exact: 'The cable was cut twice.', speaker: null, role: null, via: null, paragraph: 4, verdict: 'intact', ...passage,
});

export const CASES: readonly CitationCase[] = [
  {
    what: 'one author',
    passage: passageOf({}),
    expected: {
      'chicago-notes': {
        note: 'Mara Ellison, “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Ellison, Mara. “Cables Under the Strait.” Harbour Institute, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': { note: '(Ellison 2023, para. 4)', entry: 'Ellison, Mara. 2023. “Cables Under the Strait.” Harbour Institute, June 28. https://harbour.example/cables.' },
      apa: { note: '(Ellison, 2023, para. 4)', entry: 'Ellison, M. (2023, June 28). Cables Under the Strait. Harbour Institute. https://harbour.example/cables' },
      mla: { note: '(Ellison, par. 4)', entry: 'Ellison, Mara. “Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'two authors',
    passage: passageOf({ authors: ['Mara Ellison', 'Otto J. Lind'] }),
    expected: {
      'chicago-notes': {
        note: 'Mara Ellison and Otto J. Lind, “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Ellison, Mara, and Otto J. Lind. “Cables Under the Strait.” Harbour Institute, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Ellison and Lind 2023, para. 4)',
        entry: 'Ellison, Mara, and Otto J. Lind. 2023. “Cables Under the Strait.” Harbour Institute, June 28. https://harbour.example/cables.',
      },
      apa: { note: '(Ellison & Lind, 2023, para. 4)', entry: 'Ellison, M., & Lind, O. J. (2023, June 28). Cables Under the Strait. Harbour Institute. https://harbour.example/cables' },
      mla: { note: '(Ellison and Lind, par. 4)', entry: 'Ellison, Mara, and Otto J. Lind. “Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'three authors',
    passage: passageOf({ authors: ['Mara Ellison', 'Otto J. Lind', 'Ana Poe'] }),
    expected: {
      'chicago-notes': {
        note: 'Mara Ellison et al., “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Ellison, Mara, Otto J. Lind, and Ana Poe. “Cables Under the Strait.” Harbour Institute, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Ellison et al. 2023, para. 4)',
        entry: 'Ellison, Mara, Otto J. Lind, and Ana Poe. 2023. “Cables Under the Strait.” Harbour Institute, June 28. https://harbour.example/cables.',
      },
      apa: { note: '(Ellison et al., 2023, para. 4)', entry: 'Ellison, M., Lind, O. J., & Poe, A. (2023, June 28). Cables Under the Strait. Harbour Institute. https://harbour.example/cables' },
      mla: { note: '(Ellison et al., par. 4)', entry: 'Ellison, Mara, et al. “Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'seven authors',
    passage: passageOf({ authors: ['Mara Ellison', 'Otto Lind', 'Ana Poe', 'Ben Rask', 'Cleo Stern', 'Dan Tull', 'Eva Ullman'] }),
    expected: {
      'chicago-notes': {
        note: 'Mara Ellison et al., “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Ellison, Mara, Otto Lind, Ana Poe, et al. “Cables Under the Strait.” Harbour Institute, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Ellison et al. 2023, para. 4)',
        entry: 'Ellison, Mara, Otto Lind, Ana Poe, et al. 2023. “Cables Under the Strait.” Harbour Institute, June 28. https://harbour.example/cables.',
      },
      apa: {
        note: '(Ellison et al., 2023, para. 4)',
        entry: 'Ellison, M., Lind, O., Poe, A., Rask, B., Stern, C., Tull, D., & Ullman, E. (2023, June 28). Cables Under the Strait. Harbour Institute. https://harbour.example/cables',
      },
      mla: { note: '(Ellison et al., par. 4)', entry: 'Ellison, Mara, et al. “Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'a general',
    passage: passageOf({ authors: ['Maj. Gen. Ada Lind (Ret.)'] }),
    expected: {
      'chicago-notes': {
        note: 'Ada Lind, “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Lind, Ada. “Cables Under the Strait.” Harbour Institute, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': { note: '(Lind 2023, para. 4)', entry: 'Lind, Ada. 2023. “Cables Under the Strait.” Harbour Institute, June 28. https://harbour.example/cables.' },
      apa: { note: '(Lind, 2023, para. 4)', entry: 'Lind, A. (2023, June 28). Cables Under the Strait. Harbour Institute. https://harbour.example/cables' },
      mla: { note: '(Lind, par. 4)', entry: 'Lind, Ada. “Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'a senator and a junior',
    passage: passageOf({ authors: ['Sen. Tom Okafor (D-NM)', 'Dr. Louis Bell Jr.'] }),
    expected: {
      'chicago-notes': {
        note: 'Tom Okafor and Louis Bell Jr., “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Okafor, Tom, and Louis Bell Jr. “Cables Under the Strait.” Harbour Institute, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Okafor and Bell 2023, para. 4)',
        entry: 'Okafor, Tom, and Louis Bell Jr. 2023. “Cables Under the Strait.” Harbour Institute, June 28. https://harbour.example/cables.',
      },
      apa: { note: '(Okafor & Bell, 2023, para. 4)', entry: 'Okafor, T., & Bell, L., Jr. (2023, June 28). Cables Under the Strait. Harbour Institute. https://harbour.example/cables' },
      mla: { note: '(Okafor and Bell, par. 4)', entry: 'Okafor, Tom, and Louis Bell, Jr. “Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'a body that writes for another site',
    passage: passageOf({ authors: ['Ministry of Ports'], publisher: 'Velmora Gazette' }),
    expected: {
      'chicago-notes': {
        note: 'Ministry of Ports, “Cables Under the Strait,” Velmora Gazette, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Ministry of Ports. “Cables Under the Strait.” Velmora Gazette, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Ministry of Ports 2023, para. 4)', entry: 'Ministry of Ports. 2023. “Cables Under the Strait.” Velmora Gazette, June 28. https://harbour.example/cables.',
      },
      apa: { note: '(Ministry of Ports, 2023, para. 4)', entry: 'Ministry of Ports. (2023, June 28). Cables Under the Strait. Velmora Gazette. https://harbour.example/cables' },
      mla: { note: '(Ministry of Ports, par. 4)', entry: 'Ministry of Ports. “Cables Under the Strait.” Velmora Gazette, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'a body on its own site',
    passage: passageOf({ authors: ['The Harbour Institute'] }),
    expected: {
      'chicago-notes': {
        note: '“Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Harbour Institute. “Cables Under the Strait.” June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': { note: '(Harbour Institute 2023, para. 4)', entry: 'Harbour Institute. 2023. “Cables Under the Strait.” June 28. https://harbour.example/cables.' },
      apa: { note: '(Harbour Institute, 2023, para. 4)', entry: 'Harbour Institute. (2023, June 28). Cables Under the Strait. https://harbour.example/cables' },
      mla: { note: '(“Cables Under the Strait,” par. 4)', entry: '“Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'no author and no date',
    passage: passageOf({ authors: [], date: null }),
    expected: {
      'chicago-notes': {
        note: '“Cables Under the Strait,” Harbour Institute, accessed July 2, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Harbour Institute. “Cables Under the Strait.” Accessed July 2, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Harbour Institute, n.d., para. 4)', entry: 'Harbour Institute. n.d. “Cables Under the Strait.” Accessed July 2, 2023. https://harbour.example/cables.',
      },
      apa: { note: '(Harbour Institute, n.d., para. 4)', entry: 'Harbour Institute. (n.d.). Cables Under the Strait. https://harbour.example/cables' },
      mla: { note: '(“Cables Under the Strait,” par. 4)', entry: '“Cables Under the Strait.” Harbour Institute, https://harbour.example/cables. Accessed 2 July 2023.' },
    },
  },
  {
    what: 'only a title and an address',
    passage: passageOf({ authors: [], publisher: null, url: 'https://www.ports.example/a' }),
    expected: {
      'chicago-notes': {
        note: '“Cables Under the Strait,” ports.example, June 28, 2023, para. 4, https://www.ports.example/a.',
        entry: '“Cables Under the Strait.” ports.example, June 28, 2023. https://www.ports.example/a.',
      },
      'chicago-author-date': { note: '(“Cables Under the Strait” 2023, para. 4)', entry: '“Cables Under the Strait.” 2023. ports.example, June 28. https://www.ports.example/a.' },
      apa: { note: '(Cables Under the Strait, 2023, para. 4)', entry: 'Cables Under the Strait. (2023, June 28). ports.example. https://www.ports.example/a' },
      mla: { note: '(“Cables Under the Strait,” par. 4)', entry: '“Cables Under the Strait.” ports.example, 28 June 2023, https://www.ports.example/a.' },
    },
  },
  {
    what: 'a file without an address',
    passage: passageOf({ url: null }),
    expected: {
      'chicago-notes': {
        note: 'Mara Ellison, “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4.',
        entry: 'Ellison, Mara. “Cables Under the Strait.” Harbour Institute, June 28, 2023.',
      },
      'chicago-author-date': { note: '(Ellison 2023, para. 4)', entry: 'Ellison, Mara. 2023. “Cables Under the Strait.” Harbour Institute, June 28.' },
      apa: { note: '(Ellison, 2023, para. 4)', entry: 'Ellison, M. (2023, June 28). Cables Under the Strait. Harbour Institute.' },
      mla: { note: '(Ellison, par. 4)', entry: 'Ellison, Mara. “Cables Under the Strait.” Harbour Institute, 28 June 2023.' },
    },
  },
  {
    what: 'nothing but a title, and words in a heading',
    passage: passageOf({ authors: [], publisher: null, url: null, date: null }, { paragraph: null }),
    expected: {
      'chicago-notes': { note: '“Cables Under the Strait.”', entry: '“Cables Under the Strait.”' },
      'chicago-author-date': { note: '(“Cables Under the Strait,” n.d.)', entry: '“Cables Under the Strait.” n.d.' },
      apa: { note: '(Cables Under the Strait, n.d.)', entry: 'Cables Under the Strait. (n.d.).' },
      mla: { note: '(“Cables Under the Strait”)', entry: '“Cables Under the Strait.”' },
    },
  },
  {
    what: 'a name in Han characters',
    passage: passageOf({ authors: ['林曉雯'], title: '海峽的電纜' }),
    expected: {
      'chicago-notes': {
        note: '林曉雯, “海峽的電纜,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: '林曉雯. “海峽的電纜.” Harbour Institute, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': { note: '(林曉雯 2023, para. 4)', entry: '林曉雯. 2023. “海峽的電纜.” Harbour Institute, June 28. https://harbour.example/cables.' },
      apa: { note: '(林曉雯, 2023, para. 4)', entry: '林曉雯. (2023, June 28). 海峽的電纜. Harbour Institute. https://harbour.example/cables' },
      mla: { note: '(林曉雯, par. 4)', entry: '林曉雯. “海峽的電纜.” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'a name in Cyrillic letters, in September',
    passage: passageOf({ authors: ['Ольга Петрова'], date: '2023-09-03' }),
    expected: {
      'chicago-notes': {
        note: 'Ольга Петрова, “Cables Under the Strait,” Harbour Institute, September 3, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Петрова, Ольга. “Cables Under the Strait.” Harbour Institute, September 3, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': { note: '(Петрова 2023, para. 4)', entry: 'Петрова, Ольга. 2023. “Cables Under the Strait.” Harbour Institute, September 3. https://harbour.example/cables.' },
      apa: { note: '(Петрова, 2023, para. 4)', entry: 'Петрова, О. (2023, September 3). Cables Under the Strait. Harbour Institute. https://harbour.example/cables' },
      mla: { note: '(Петрова, par. 4)', entry: 'Петрова, Ольга. “Cables Under the Strait.” Harbour Institute, 3 Sept. 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'a surname with particles',
    passage: passageOf({ authors: ['Jan van der Meer'] }),
    expected: {
      'chicago-notes': {
        note: 'Jan van der Meer, “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'van der Meer, Jan. “Cables Under the Strait.” Harbour Institute, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': { note: '(van der Meer 2023, para. 4)', entry: 'van der Meer, Jan. 2023. “Cables Under the Strait.” Harbour Institute, June 28. https://harbour.example/cables.' },
      apa: { note: '(van der Meer, 2023, para. 4)', entry: 'van der Meer, J. (2023, June 28). Cables Under the Strait. Harbour Institute. https://harbour.example/cables' },
      mla: { note: '(van der Meer, par. 4)', entry: 'van der Meer, Jan. “Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'words of another whose figure changed since',
    passage: passageOf({ isRevised: true }, { speaker: 'Ivo Tarn', role: 'Minister of Ports', verdict: 'number' }),
    expected: {
      'chicago-notes': {
        note: 'Ivo Tarn, Minister of Ports, quoted in Mara Ellison, “Cables Under the Strait,” Harbour Institute, June 28, 2023, accessed July 2, 2023, para. 4, https://harbour.example/cables. '
          + '[As published 28 June 2023, accessed 2 July 2023; a figure, date, amount or unit changed since.]',
        entry: 'Ellison, Mara. “Cables Under the Strait.” Harbour Institute, June 28, 2023. Accessed July 2, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Ivo Tarn, Minister of Ports, quoted in Ellison 2023, para. 4) [as published 28 June 2023, accessed 2 July 2023; a figure, date, amount or unit changed since]',
        entry: 'Ellison, Mara. 2023. “Cables Under the Strait.” Harbour Institute, June 28. Accessed July 2, 2023. https://harbour.example/cables.',
      },
      apa: {
        note: '(Ivo Tarn, Minister of Ports, as cited in Ellison, 2023, para. 4) [as published 28 June 2023, accessed 2 July 2023; a figure, date, amount or unit changed since]',
        entry: 'Ellison, M. (2023, June 28). Cables Under the Strait. Harbour Institute. Retrieved July 2, 2023, from https://harbour.example/cables',
      },
      mla: {
        note: '(Ivo Tarn, Minister of Ports, qtd. in Ellison, par. 4) [as published 28 June 2023, accessed 2 July 2023; a figure, date, amount or unit changed since]',
        entry: 'Ellison, Mara. “Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables. Accessed 2 July 2023.',
      },
    },
  },
  {
    what: 'the words of the author herself in an older revision',
    passage: passageOf({ isRevised: true, date: null }, { speaker: 'Mara Ellison', role: 'Fellow' }),
    expected: {
      'chicago-notes': {
        note: 'Mara Ellison, “Cables Under the Strait,” Harbour Institute, accessed July 2, 2023, para. 4, https://harbour.example/cables. [As first published, accessed 2 July 2023.]',
        entry: 'Ellison, Mara. “Cables Under the Strait.” Harbour Institute. Accessed July 2, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Ellison, n.d., para. 4) [as first published, accessed 2 July 2023]',
        entry: 'Ellison, Mara. n.d. “Cables Under the Strait.” Harbour Institute. Accessed July 2, 2023. https://harbour.example/cables.',
      },
      apa: {
        note: '(Ellison, n.d., para. 4) [as first published, accessed 2 July 2023]',
        entry: 'Ellison, M. (n.d.). Cables Under the Strait. Harbour Institute. Retrieved July 2, 2023, from https://harbour.example/cables',
      },
      mla: {
        note: '(Ellison, par. 4) [as first published, accessed 2 July 2023]',
        entry: 'Ellison, Mara. “Cables Under the Strait.” Harbour Institute, https://harbour.example/cables. Accessed 2 July 2023.',
      },
    },
  },
  {
    what: 'words that came through an agency, in a brief without an author',
    passage: passageOf({ authors: [] }, { speaker: 'Ivo Tarn', via: 'the Tidewater Agency' }),
    expected: {
      'chicago-notes': {
        note: 'Ivo Tarn, according to the Tidewater Agency, quoted in “Cables Under the Strait,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Harbour Institute. “Cables Under the Strait.” June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Ivo Tarn, according to the Tidewater Agency, quoted in Harbour Institute 2023, para. 4)',
        entry: 'Harbour Institute. 2023. “Cables Under the Strait.” June 28. https://harbour.example/cables.',
      },
      apa: {
        note: '(Ivo Tarn, according to the Tidewater Agency, as cited in Harbour Institute, 2023, para. 4)',
        entry: 'Harbour Institute. (2023, June 28). Cables Under the Strait. https://harbour.example/cables',
      },
      mla: {
        note: '(Ivo Tarn, according to the Tidewater Agency, qtd. in “Cables Under the Strait,” par. 4)',
        entry: '“Cables Under the Strait.” Harbour Institute, 28 June 2023, https://harbour.example/cables.',
      },
    },
  },
  {
    what: 'a question as title, with quotation marks in it',
    passage: passageOf({ title: 'Who Pays for the “Silent” Cable?' }),
    expected: {
      'chicago-notes': {
        note: 'Mara Ellison, “Who Pays for the ‘Silent’ Cable?,” Harbour Institute, June 28, 2023, para. 4, https://harbour.example/cables.',
        entry: 'Ellison, Mara. “Who Pays for the ‘Silent’ Cable?” Harbour Institute, June 28, 2023. https://harbour.example/cables.',
      },
      'chicago-author-date': {
        note: '(Ellison 2023, para. 4)', entry: 'Ellison, Mara. 2023. “Who Pays for the ‘Silent’ Cable?” Harbour Institute, June 28. https://harbour.example/cables.',
      },
      apa: { note: '(Ellison, 2023, para. 4)', entry: 'Ellison, M. (2023, June 28). Who Pays for the “Silent” Cable? Harbour Institute. https://harbour.example/cables' },
      mla: { note: '(Ellison, par. 4)', entry: 'Ellison, Mara. “Who Pays for the ‘Silent’ Cable?” Harbour Institute, 28 June 2023, https://harbour.example/cables.' },
    },
  },
  {
    what: 'signs that markup knows, a subtitle, and no author in May',
    passage: passageOf({ title: 'Salt & <b>Iron</b>: Trade in the North', authors: [], publisher: null, url: 'https://ports.example/a?b=1&c=2', date: '2023-05-01' }),
    expected: {
      'chicago-notes': {
        note: '“Salt & <b>Iron</b>: Trade in the North,” ports.example, May 1, 2023, para. 4, https://ports.example/a?b=1&c=2.',
        entry: '“Salt & <b>Iron</b>: Trade in the North.” ports.example, May 1, 2023. https://ports.example/a?b=1&c=2.',
      },
      'chicago-author-date': {
        note: '(“Salt & <b>Iron</b>” 2023, para. 4)', entry: '“Salt & <b>Iron</b>: Trade in the North.” 2023. ports.example, May 1. https://ports.example/a?b=1&c=2.',
      },
      apa: { note: '(Salt & <b>Iron</b>, 2023, para. 4)', entry: 'Salt & <b>Iron</b>: Trade in the North. (2023, May 1). ports.example. https://ports.example/a?b=1&c=2' },
      mla: { note: '(“Salt & <b>Iron</b>,” par. 4)', entry: '“Salt & <b>Iron</b>: Trade in the North.” ports.example, 1 May 2023, https://ports.example/a?b=1&c=2.' },
    },
  },
];
