import { expect, test } from 'vitest';
import { cslName } from '../../../shared/cite/names.ts';

const PEOPLE: [printed: string, family: string, given: string][] = [
  ['Antonia J. Blake', 'Blake', 'Antonia J.'],
  ['By Mara Ellison', 'Ellison', 'Mara'],
  ['Maj. Gen. Ada Lind', 'Lind', 'Ada'],
  ['Lt. Col. (Ret.) Ada Lind', 'Lind', 'Ada'],
  ['Vice Adm. Ada Lind, USN (Ret.)', 'Lind', 'Ada'],
  ['Rear Admiral Ada Lind', 'Lind', 'Ada'],
  ['Sen. Tom Okafor (D-NM)', 'Okafor', 'Tom'],
  ['The Hon. Tom Okafor, MP', 'Okafor', 'Tom'],
  ['Prof. Dr. Ursula von der Heide, Ph.D.', 'von der Heide', 'Ursula'],
  ['José Ortega y Gaspar', 'Ortega y Gaspar', 'José'],
  ['Ferid bin Salim', 'bin Salim', 'Ferid'],
  ['Dean Norris', 'Norris', 'Dean'],
  ['Νίκη Παππά', 'Παππά', 'Νίκη'],
];

test.each(PEOPLE)('%s is %s, %s', (printed, family, given) => {
  expect(cslName(printed)).toEqual({ family, given });
});

test.each(['Harbour Institute', 'Ministry of Ports', 'HIP', 'The Editors', '林曉雯', 'محمد بن سالم', 'U.S. Department of Ports', 'staff', 'Cher', '', 'Sen. Okafor'])('%s stays whole', (printed) => {
  expect(cslName(printed)).toEqual({ literal: printed });
});

test('a junior is no surname', () => {
  expect([cslName('Louis Bell Jr.'), cslName('Louis Bell, Jr.'), cslName('Louis Bell III')]).toEqual([
    { family: 'Bell', given: 'Louis', suffix: 'Jr.' }, { family: 'Bell', given: 'Louis', suffix: 'Jr.' }, { family: 'Bell', given: 'Louis', suffix: 'III' },
  ]);
});
