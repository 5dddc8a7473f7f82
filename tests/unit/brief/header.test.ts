import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../shared/brief/read/header.ts';
import { dispatchDate, printedDate } from '../../../shared/language/printed-date.ts';

describe('a printed date', () => {
  it.each([
    ['June 28, 2023', '2023-06-28'], ['Wednesday, June 28, 2023', '2023-06-28'], ['28 June 2023', '2023-06-28'], ['Wed, 28 Jun 2023', '2023-06-28'],
    ['2023-06-28', '2023-06-28'], ['2023/6/28', '2023-06-28'], ['28.06.2023', '2023-06-28'], ['June 28th, 2023', '2023-06-28'], ['the 28th of June, 2023', '2023-06-28'],
    ['JUNE 28 2023', '2023-06-28'], ['Sept. 3, 2023', '2023-09-03'], ['28/06/2023', '2023-06-28'], ['6/28/2023', '2023-06-28'], ['1/1/2024', '2024-01-01'],
    ['28. Juni 2023', '2023-06-28'], ['le 1er août 2023', '2023-08-01'], ['28 de junio de 2023', '2023-06-28'], ['28 червня 2023 р.', '2023-06-28'], ['28 июня 2023 г.', '2023-06-28'],
    ['٢٨ يونيو ٢٠٢٣', '2023-06-28'], ['2023年6月28日', '2023-06-28'], ['February 29, 2024', '2024-02-29'],
  ])('%s', (text, date) => {
    expect(printedDate(text)).toBe(date);
  });

  it.each(['June 2023', '6/7/2023', 'February 29, 2023', 'June 31, 2023', 'On June 28, 2023, he said', 'Flash Brief', '28', 'Section 28, 2023', '2023-13-01', ''])('is not guessed from “%s”', (text) => {
    expect(printedDate(text)).toBeNull();
  });

  it('opens a dispatch', () => {
    expect(dispatchDate('BRUSSELS, Belgium, 28 June 2023 (Agency) — The council met.')).toBe('2023-06-28');
    expect(dispatchDate('The council met on June 28, 2023 — late.')).toBeNull();
  });
});

/** The fields that were found, and the lines that stay in the text. */
function read(...lines: string[]): object {
  const { taken, title, date, series, authors, url, topics } = readHeader([...lines, 'The council met on Tuesday and again on Wednesday. It agreed on little, and said so in a statement.']);
  const found = Object.entries({ title, date, series, authors: authors.length === 0 ? null : authors, url, topics }).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(found), left: lines.filter((_, index) => !taken.has(index)) };
}

describe('the header of a brief', () => {
  const title = 'Council Agrees on Little';
  const date = '2023-06-28';
  it('is read in any order, printed once or twice', () => {
    const all = { title, date, series: 'Flash Brief', left: [] };
    expect(read('June 28, 2023 | Flash Brief', title)).toEqual(all);
    expect(read(title, 'June 28, 2023 | Flash Brief')).toEqual(all);
    expect(read(title, 'Flash Brief', '28 June 2023')).toEqual(all);
    expect(read('FLASH BRIEF', title, '2023-06-28')).toEqual({ ...all, series: 'FLASH BRIEF' });
    expect(read('June 28, 2023 | Flash Brief', title, 'June 28, 2023 | Flash Brief', title)).toEqual(all);
    expect(read(title, 'June 28, 2023 | Flash Brief', title.toUpperCase())).toEqual(all);
    expect(read('Flash Brief · Wednesday, June 28, 2023', title)).toEqual(all);
    expect(read('June 28, 2023 Flash Brief', title)).toEqual(all);
  });

  it('names its authors', () => {
    const all = { title, date, authors: ['Jane Roe', 'John Doe'], left: [] };
    expect(read(title, 'By Jane Roe and John Doe', 'June 28, 2023')).toEqual(all);
    expect(read(title, 'June 28, 2023 | Policy Brief | By Jane Roe and John Doe')).toEqual({ ...all, series: 'Policy Brief' });
    expect(read(title, 'June 28, 2023', 'by Jane Roe, John Doe')).toEqual(all);
    expect(read('Jane Roe | June 28, 2023', title)).toEqual({ ...all, authors: ['Jane Roe'] });
    expect(read(title, 'Jane Roe', 'June 28, 2023')).toEqual({ ...all, authors: ['Jane Roe'] });
    expect(read(title, 'Author: Jane Roe', 'Date: June 28, 2023')).toEqual({ ...all, authors: ['Jane Roe'] });
  });

  it('leaves in the text what it cannot keep in a field', () => {
    expect(read(title, 'Jane Roe | Senior Analyst')).toEqual({ title, authors: ['Jane Roe'], left: ['Jane Roe | Senior Analyst'] });
    expect(read(title, 'By Jane Roe | Senior Analyst')).toEqual({ title, authors: ['Jane Roe'], left: ['By Jane Roe | Senior Analyst'] });
    expect(read('June 28, 2023 | Flash Brief | 4 min read', title)).toEqual({ title, date, series: 'Flash Brief', left: ['June 28, 2023 | Flash Brief | 4 min read'] });
    expect(read(title, 'A subtitle says more about it', 'June 28, 2023')).toEqual({ title, date, left: ['A subtitle says more about it'] });
    expect(read(title, 'June 28, 2023', 'Updated June 30, 2023')).toEqual({ title, date, left: ['Updated June 30, 2023'] });
  });

  it('is not made of headings and sentences', () => {
    expect(read(title, 'June 28, 2023', 'Latest Developments')).toEqual({ title, date, left: ['Latest Developments'] });
    expect(read(title, 'June 28, 2023', 'Iran Backs Putin')).toEqual({ title, date, left: ['Iran Backs Putin'] });
    expect(read('Latest Developments')).toEqual({ left: ['Latest Developments'] });
    expect(read('The council met once more. It agreed on nothing at all.')).toEqual({ left: ['The council met once more. It agreed on nothing at all.'] });
  });

  it('passes over the name of the publisher and takes a dated title for a title', () => {
    expect(read('Harbor Institute', title, 'June 28, 2023')).toEqual({ title, date, left: ['Harbor Institute'] });
    expect(read('June 28, 2023', 'Press Briefing – June 28, 2023', 'Office of the Spokesperson')).toEqual({ title: 'Press Briefing – June 28, 2023', date, left: ['Office of the Spokesperson'] });
  });

  it('may name its own parts', () => {
    expect(read('Title: Council Agrees on Little', 'Source: https://example.org/x', 'Tags: Council; Trade', 'Series: Memo')).toEqual({
      title, url: 'https://example.org/x', topics: 'Council; Trade', series: 'Memo', left: [],
    });
    expect(read(title, 'Source: not an address')).toEqual({ title, left: ['Source: not an address'] });
  });
});
