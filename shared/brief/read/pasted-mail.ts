import type { CalendarDate } from '../../ids.ts';
import { plainLine } from '../normal/white-space.ts';
import { dateOf, printedDate } from '../../language/printed-date.ts';

/** A message as mail programs print it above its text. */
export interface PastedMail {
  subject: string;
  /** The sender's name; null when only an address is given. */
  author: string | null;
  /** null when the line of the date is none that can be read. */
  date: CalendarDate | null;
  /** What stands below the head. */
  text: string;
}

type Kind = 'from' | 'sent' | 'subject' | 'other';
const NAMES: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...named('from', 'from von de da van fra från od от'),
  ...named('sent', 'sent date gesendet datum envoyé enviado inviato data verzonden sendt skickat wysłano дата отправлено'),
  ...named('subject', 'subject betreff objet asunto oggetto assunto onderwerp emne ämne temat тема'),
  ...named('other', 'to cc bcc an à para a aan til till do кому копия reply-to importance attachments priority message-id mime-version content-type content-transfer-encoding x-mailer received return-path'),
]);

function named(kind: Kind, names: string): [string, Kind][] {
  return names.split(' ').map((name) => [name, kind]);
}

/** "From:", "Sent:", "To:" and "Subject:" at the very top, in any order; null when that is not how the text begins. */
export function pastedMail(file: string): PastedMail | null {
  const start = file.slice(0, 8000).replace(/^\ufeff?\s*(?:-{2,}[^\n]{0,60}-{2,}\s*\n)?/, '');
  const fields = new Map<string, string>();
  const lines = start.split(/\r?\n/);
  let above = '';
  let taken = 0;
  for (const line of lines) {
    const [, name, value = ''] = /^[*>\s]{0,4}([\p{L}-]{1,30})\*{0,2}\s?:\*{0,2}[ \t]*(.*)$/u.exec(line) ?? [];
    const kind = name === undefined ? undefined : NAMES.get(name.toLowerCase());
    if (kind !== undefined) {
      above = kind;
      if (!fields.has(kind)) fields.set(kind, value);
    } else if (/^[ \t]+\S/.test(line) && above !== '') {
      fields.set(above, `${fields.get(above) ?? ''} ${line.trim()}`);
    } else break;
    taken += 1;
  }
  const [from, sent, subject] = ['from', 'sent', 'subject'].map((kind) => plainLine(fields.get(kind) ?? ''));
  if (!from || !subject || (!sent && !fields.has('other')) || lines[taken]?.trim() !== '') return null;
  const below = file.length - file.slice(0, 8000).length;
  const text = lines.slice(taken).join('\n') + file.slice(file.length - below);
  return { subject: subject.slice(0, 500), author: senderOf(from), date: mailDate(sent ?? ''), text };
}

/** "Keller, Marta <m@port.example>" is Marta Keller. */
function senderOf(from: string): string | null {
  const name = from.replace(/[<[(]?(?:mailto:)?\S+@\S+[>\])]?/g, '').replace(/\s+(?:on behalf of|im auftrag von)\s.*$/i, '').replace(/^["']|["']$/g, '').trim();
  const [, last, first] = /^([\p{L}'’ -]{2,40}),\s*([\p{L}'’. -]{1,40})$/u.exec(name) ?? [];
  if (last !== undefined && first !== undefined) return `${first} ${last}`;
  return /\p{L}{2}/u.test(name) ? name : null;
}

function mailDate(sent: string): CalendarDate | null {
  const [, year, month, day] = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(sent) ?? [];
  if (year !== undefined) return dateOf(year, Number(month), day);
  const words = sent.replace(/^\p{L}+\.?,?\s+(?=\p{L}|\d)/u, (day2) => (printedDate(sent) === null ? '' : day2));
  const date = /(?:\p{L}+\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+(?:de\s+)?\p{L}+\.?\s+(?:de\s+)?\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})/u.exec(words)?.[0];
  return date === undefined ? null : printedDate(date);
}
