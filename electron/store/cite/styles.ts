// oxlint-disable-next-line typescript/triple-slash-reference -- these types of a package and of files hold in every program that imports this
/// <reference path="./citeproc.d.ts" />
import { OWN_STYLES, type OwnStyle } from '../../../shared/cite/cited.ts';
import type { StyleWishes } from '../../../shared/cite/csl-item.ts';
import apa from './styles/apa.csl?raw';
import chicagoAuthorDate from './styles/chicago-author-date.csl?raw';
import chicagoNotes from './styles/chicago-notes.csl?raw';
import mla from './styles/mla.csl?raw';

/** A style of the program: its file, what it prints of a brief, and how it says whose words are quoted. */
export interface OwnStyleFile {
  xml: string;
  note: StyleWishes;
  entry: StyleWishes;
  /** Between the speaker and the brief. */
  quotedIn: string;
}

const UNDATED_OR_REVISED = ['undated', 'revised'] as const;
const FILES: Record<OwnStyle, OwnStyleFile> = {
  // A note begins with the title where no author is named; the bibliography begins with whoever stands behind the site.
  'chicago-notes': {
    xml: chicagoNotes, quotedIn: ', quoted in ',
    note: { publisherLeads: false, accessed: UNDATED_OR_REVISED }, entry: { publisherLeads: true, accessed: UNDATED_OR_REVISED },
  },
  'chicago-author-date': {
    xml: chicagoAuthorDate, quotedIn: ', quoted in ',
    note: { publisherLeads: true, accessed: UNDATED_OR_REVISED }, entry: { publisherLeads: true, accessed: UNDATED_OR_REVISED },
  },
  // A body is the author; the day of retrieval is named only of what changes.
  apa: {
    xml: apa, quotedIn: ', as cited in ',
    note: { publisherLeads: true, accessed: ['revised'] }, entry: { publisherLeads: true, accessed: ['revised'] },
  },
  // What a body publishes itself is listed by its title.
  mla: {
    xml: mla, quotedIn: ', qtd. in ',
    note: { publisherLeads: false, accessed: UNDATED_OR_REVISED }, entry: { publisherLeads: false, accessed: UNDATED_OR_REVISED, commaBeforeJunior: true },
  },
};

export const isOwnStyle = (name: string): name is OwnStyle => Object.hasOwn(OWN_STYLES, name);
export const ownStyle = (name: OwnStyle): OwnStyleFile => FILES[name];
