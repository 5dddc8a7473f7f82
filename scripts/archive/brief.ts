import type { Body, BodyElement } from '../../shared/brief/body.ts';
import type { Post } from '../../shared/brief/brief.ts';
import type { CalendarDate, Instant } from '../../shared/ids.ts';
import { pick, randomFrom, whole, type Random } from './random.ts';
import { drawWord, type Vocabulary } from './vocabulary.ts';

const GIVEN = 'Amina Boris Carla Daniel Elena Farid Grace Hugo Ines Jonas Katya Liam Mona Nadia Oskar Petra Rashid Sofia Tomas Vera'.split(' ');
const FAMILY = 'Abadi Bergmann Castell Dorsey Eriksen Farouk Grunwald Haddad Ivanov Jansen Kovacs Lindqvist Moreau Novak Okafor Petrosyan Quint Rossi Sandoval Toth'.split(' ');
const ROLES = ['Senior Fellow', 'Research Analyst', 'Program Director', 'Adjunct Fellow', 'Policy Adviser', 'Visiting Scholar'];
const HEADINGS = ['Latest Developments', 'Background', 'What It Means', 'Regional Response', 'The Numbers', 'Next Steps'];
const TOPICS = ['Energy', 'Trade', 'Maritime Security', 'Sanctions', 'Elections', 'Cyber', 'Migration', 'Water', 'Nuclear', 'Finance', 'Media', 'Climate',
  'Ports and Shipping', 'Defense Industry', 'Human Rights', 'Food Security', 'Space', 'Health', 'Diplomacy', 'Corruption'];
const SERIES = ['Flash Brief', 'Policy Note', 'Weekly Monitor', 'Data Brief'];
const FIRST_DAY = Date.UTC(2008, 0, 1);
const DAYS = 6570;

/** The nth brief of an archive: the same for the same n and seed. About 600 words in sections, with attributed quotes, topics and a date. */
export function makePost(n: number, seed: number, words: Vocabulary): Post {
  const random = randomFrom(seed * 1_000_003 + n);
  const published = FIRST_DAY + Math.floor((n * 7919 + whole(random, 0, 40)) % DAYS) * 86_400_000 + whole(random, 0, 86_399) * 1000;
  const blocks: BodyElement[] = [];
  for (const heading of HEADINGS.slice(0, whole(random, 2, 4))) {
    blocks.push(element('h2', heading));
    for (let count = whole(random, 2, 4); count > 0; count--) blocks.push(element('p', paragraph(random, words)));
  }
  blocks.push(element('h2', 'Expert Analysis'));
  for (let count = whole(random, 1, 2); count > 0; count--) blocks.push(element('p', attributed(random, words)));
  return post(n, published, random, words, blocks);
}

/** A brief as long as a book: so many words, give or take a paragraph. */
export function makeBook(n: number, seed: number, words: Vocabulary, length: number): Post {
  const random = randomFrom(seed * 1_000_003 + n);
  const blocks: BodyElement[] = [];
  for (let count = 0; count < length;) {
    if (blocks.length % 12 === 0) blocks.push(element('h2', pick(random, HEADINGS)));
    const text = paragraph(random, words);
    blocks.push(element('p', text));
    count += text.split(' ').length;
  }
  return post(n, FIRST_DAY + (DAYS + n) * 86_400_000, random, words, blocks);
}

function post(n: number, published: number, random: Random, words: Vocabulary, blocks: BodyElement[]): Post {
  const date = new Date(published).toISOString();
  return {
    key: `made-${n}`,
    url: `https://briefs.example/${n}`,
    title: title(random, words, n),
    titleGuessed: false,
    date: date.slice(0, 10) as CalendarDate,
    publishedAt: date as Instant,
    modifiedAt: date as Instant,
    series: pick(random, SERIES),
    authors: [name(random)],
    topics: [...new Set([pick(random, TOPICS), pick(random, TOPICS), pick(random, TOPICS)])].map((topic) => ({ name: topic, known: true })),
    language: 'en',
    body: { type: 'root', children: blocks } satisfies Body,
  };
}

function title(random: Random, words: Vocabulary, n: number): string {
  const chosen = Array.from({ length: whole(random, 5, 9) }, () => drawWord(random, words));
  return `${chosen.map(capital).join(' ')} ${n}`;
}

function paragraph(random: Random, words: Vocabulary): string {
  return Array.from({ length: whole(random, 2, 5) }, () => sentence(random, words)).join(' ');
}

function attributed(random: Random, words: Vocabulary): string {
  return `“${sentence(random, words)} ${sentence(random, words)}” ${name(random)}, ${pick(random, ROLES)}`;
}

function sentence(random: Random, words: Vocabulary): string {
  const chosen = Array.from({ length: whole(random, 10, 26) }, () => (random() < 0.02 ? String(whole(random, 2, 400_000)) : drawWord(random, words)));
  if (chosen.length > 15) chosen[8] += ',';
  return `${capital(chosen.join(' '))}.`;
}

const name = (random: Random) => `${pick(random, GIVEN)} ${pick(random, FAMILY)}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const element = (tagName: 'h2' | 'p', value: string): BodyElement => ({ type: 'element', tagName, properties: {}, children: [{ type: 'text', value }] });
