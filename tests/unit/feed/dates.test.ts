import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate, readDateField } from '../../../shared/feed/dates.ts';

const cases: [printed: string, instant: string | null, day?: string][] = [
  ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
  ['Thu, 1 Jan 2004 19:48 EST', '2004-01-02T00:48:00.000Z', '2004-01-01'],
  ['01 Jan 04 19:48:21 -0500', '2004-01-02T00:48:21.000Z', '2004-01-01'],
  ['Wed, 28 Jun 23 10:00:00 EST', '2023-06-28T15:00:00.000Z'],
  ['Thursday, 01 January 2004 19:48:21 +0000', '2004-01-01T19:48:21.000Z'],
  ['Thu, 31 Jun 2004 19:48:21 GMT', null],
  ['Thu Jan  1 19:48:21 2004', '2004-01-01T19:48:21.000Z'],
  ['June 28, 2023', '2023-06-28T00:00:00.000Z'],
  ['Jun 28, 2023 4:05 pm EDT', '2023-06-28T20:05:00.000Z'],
  ['2003-12-31T10:14:55Z', '2003-12-31T10:14:55.000Z'],
  ['2003-12-31T23:14:55-08:00', '2004-01-01T07:14:55.000Z', '2003-12-31'],
  ['2003-12-31T10:14:55.123+0100', '2003-12-31T09:14:55.000Z'],
  ['2003-12-31 10:14:55', '2003-12-31T10:14:55.000Z'],
  ['20031231', '2003-12-31T00:00:00.000Z'],
  ['2003-12', '2003-12-01T00:00:00.000Z'],
  ['2003-335', '2003-12-01T00:00:00.000Z'],
  ['2004-366', '2004-12-31T00:00:00.000Z'],
  ['2003', '2003-01-01T00:00:00.000Z'],
  ['2002-10-17T17:00+01:00', '2002-10-17T16:00:00.000Z'],
  ['2003-12-31T24:00:00Z', '2004-01-01T00:00:00.000Z', '2003-12-31'],
  ['03/04/2005', null],
  ['yesterday', null],
  ['Mit, 24 Okt 2012 10:00:00 +0200', '2012-10-24T08:00:00.000Z'],
  ['mer., 24 oct. 2012 10:00:00 +0200', '2012-10-24T08:00:00.000Z'],
  ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00.000Z'],
  ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00.000Z'],
  ['2004-05-25 오후 11:23:17', '2004-05-25T23:23:17.000Z'],
  ['2004년 05월 28일  01:31:15', '2004-05-28T01:31:15.000Z'],
  ['12 octobre 2021 à 10h30', '2021-10-12T10:30:00.000Z'],
  ['2023年6月28日', '2023-06-28T00:00:00.000Z'],
  ['28 يونيو 2023', '2023-06-28T00:00:00.000Z'],
  ['24 октября 2012', '2012-10-24T00:00:00.000Z'],
  ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53.000Z'],
  ['Thu,01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
  ['Thu, 05 Sep 2013 07:05:03 America/New_York', '2013-09-05T07:05:03.000Z'],
  ['Thursday, September 5, 2013 - 07:05', '2013-09-05T07:05:00.000Z'],
  ['Wed, 30 Nov -0001 00:00:00 +0000', null],
  ['0001-01-01T00:00:00Z', null],
  ['0000-00-00 00:00:00', null],
  ['', null],
];

test('dates of feeds are read in every form that publishers use, and what nobody can know is unknown', () => {
  expect(cases.map(([printed]) => readDate(printed)?.instant ?? null)).toEqual(cases.map(([, instant]) => instant));
});

test('the day is the one that was printed, not the one in Greenwich', () => {
  expect(cases.map(([printed]) => readDate(printed)?.day ?? null)).toEqual(cases.map(([, instant, day]) => day ?? instant?.slice(0, 10) ?? null));
});

test('every instant that a program writes comes back', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
    const second = new Date(Math.floor(date.getTime() / 1000) * 1000);
    expect([readDate(second.toISOString())?.instant, readDate(second.toUTCString())?.instant]).toEqual([second.toISOString(), second.toISOString()]);
  }));
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    readDate(text);
  }));
});

describe('a field that holds a date and nothing else', () => {
  test.each([
    ['Srijeda, March 13, 2024 - 08:15', '2024-03-13T08:15:00.000Z'],
    ['Thứ Tư, 13/03/2024 08:15', '2024-03-13T08:15:00.000Z'],
    ['Keskiviikko 13.03.2024 - 08:15', '2024-03-13T08:15:00.000Z'],
    ['الأربعاء، 13 مارس 2024', '2024-03-13T00:00:00.000Z'],
    ['2024年3月13日 星期三 08:15', '2024-03-13T08:15:00.000Z'],
    ['2024-03-13 (水) 08:15', '2024-03-13T08:15:00.000Z'],
    ['2024년 3월 13일 수요일', '2024-03-13T00:00:00.000Z'],
    ['13 March 2024, Wednesday', '2024-03-13T00:00:00.000Z'],
    ['St, 13 Mar 2024 08:15:00 +0100', '2024-03-13T07:15:00.000Z'],
    ['<time datetime="2024-03-13T08:15:00-04:00">Wed, 03/13/2024 - 08:15</time>', '2024-03-13T12:15:00.000Z'],
    ["<time class='when' datetime='2024-03-13'>3/4</time>", '2024-03-13T00:00:00.000Z'],
    ['<span>13 March 2024</span>', '2024-03-13T00:00:00.000Z'],
    ['1710317700', '2024-03-13T08:15:00.000Z'],
    ['1710317700000', '2024-03-13T08:15:00.000Z'],
    ['1710317700.25', '2024-03-13T08:15:00.000Z'],
    ['20240313081500', '2024-03-13T08:15:00.000Z'],
    ['202403130815', '2024-03-13T08:15:00.000Z'],
    ['Wed, 13 Mar 2024 08:15:00 GMT', '2024-03-13T08:15:00.000Z'],
    ['1970-03-13', '1970-03-13T00:00:00.000Z'],
    ['Room 13', null],
    ['12345', null],
  ])('“%s” is read as %s', (printed, instant) => {
    expect(readDateField(printed)?.instant ?? null).toBe(instant);
  });

  test.each([
    'Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01', '1970-01-01T01:00:00+01:00', 'Wed, 31 Dec 1969 16:00:00 -0800', '0', '0001-01-01T00:00:00Z', 'Mon, 01 Jan 0001 00:00:00 GMT',
    'Wed, 30 Nov -0001 00:00:00 +0000', '1899-12-30T00:00:00', '1601-01-01', '9999-12-31T23:59:59Z', '0000-00-00 00:00:00',
  ])('“%s” is what a program writes that knows none', (printed) => {
    expect(readDateField(printed)).toBeNull();
  });
});
