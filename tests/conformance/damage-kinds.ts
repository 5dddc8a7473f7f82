import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/* What can happen to the files of an archive that nobody has open. Each takes its places from the numbers it is given, so that a case is the same every time. */

export interface Places {
  /** A number from 0 up to, and not with, `below`. */
  below: (below: number) => number;
  /** Pages of the archive that hold a table or an index, by name. */
  pagesOf: (name: string) => number[];
  /** Log of another archive. */
  foreignLog: string;
}

const PAGE = 4096;
const FRAME = PAGE + 24;
const db = (folder: string) => join(folder, 'archive.db');
const log = (folder: string) => join(folder, 'archive.db-wal');
/** A page of this table; each is as likely. */
const one = <T>(all: readonly T[], { below }: Places): T => all[below(all.length)]!;

function change(file: string, edit: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  edit(bytes);
  writeFileSync(file, bytes);
}

const flip = (bytes: Buffer, from: number, to: number, places: Places) => { bytes[from + places.below(to - from)]! ^= 1 << places.below(8); };

function flipInPageOf(table: string) {
  return (folder: string, places: Places) => {
    const page = one(places.pagesOf(table), places);
    change(db(folder), (bytes) => flip(bytes, (page - 1) * PAGE, page * PAGE, places));
  };
}

function zeroPageOf(table: string) {
  return (folder: string, places: Places) => {
    const page = one(places.pagesOf(table), places);
    change(db(folder), (bytes) => bytes.fill(0, (page - 1) * PAGE, page * PAGE));
  };
}

/** `log`: needs an archive whose log was left by a kill. */
export const DAMAGES: Record<string, { needsLog: boolean; act: (folder: string, places: Places) => void }> = {
  'a bit anywhere': { needsLog: false, act: (folder, places) => change(db(folder), (bytes) => flip(bytes, 0, bytes.length, places)) },
  'twenty bits anywhere': { needsLog: false, act: (folder, places) => change(db(folder), (bytes) => { for (let n = 0; n < 20; n++) flip(bytes, 0, bytes.length, places); }) },
  'a bit in the head of the file': { needsLog: false, act: (folder, places) => change(db(folder), (bytes) => flip(bytes, 0, 100, places)) },
  'a zeroed head': { needsLog: false, act: (folder) => change(db(folder), (bytes) => bytes.fill(0, 0, 100)) },
  'a zeroed first page': { needsLog: false, act: (folder) => change(db(folder), (bytes) => bytes.fill(0, 0, PAGE)) },
  'ten zeroed pages': {
    needsLog: false,
    act: (folder, places) => change(db(folder), (bytes) => { for (let n = 0; n < 10; n++) { const page = places.below(bytes.length / PAGE); bytes.fill(0, page * PAGE, (page + 1) * PAGE); } }),
  },
  'a sector of another file': { needsLog: false, act: (folder, places) => change(db(folder), (bytes) => { const at = places.below(bytes.length - 512); for (let n = 0; n < 512; n++) bytes[at + n] = places.below(256); }) },
  'a page twice': { needsLog: false, act: (folder, places) => change(db(folder), (bytes) => { const pages = bytes.length / PAGE; const from = places.below(pages); bytes.copy(bytes, places.below(pages) * PAGE, from * PAGE, (from + 1) * PAGE); }) },
  'cut off anywhere': { needsLog: false, act: (folder, places) => truncateSync(db(folder), places.below(statSync(db(folder)).size)) },
  'cut off by a page': { needsLog: false, act: (folder) => truncateSync(db(folder), statSync(db(folder)).size - PAGE) },
  'empty': { needsLog: false, act: (folder) => truncateSync(db(folder), 0) },
  'gone': { needsLog: false, act: (folder) => rmSync(db(folder)) },
  'a bit in a page of revisions': { needsLog: false, act: flipInPageOf('revision') },
  'a bit in a page of briefs': { needsLog: false, act: flipInPageOf('brief') },
  'a bit in a page of highlights': { needsLog: false, act: flipInPageOf('highlight') },
  'a bit in a page of notes': { needsLog: false, act: flipInPageOf('note') },
  'a bit in the journal': { needsLog: false, act: flipInPageOf('change') },
  'a bit in the steps': { needsLog: false, act: flipInPageOf('step') },
  'a bit in the schema': { needsLog: false, act: (folder, places) => change(db(folder), (bytes) => flip(bytes, 100, PAGE, places)) },
  'a bit in the search index': { needsLog: false, act: flipInPageOf('brief_search_data') },
  'a bit in an index': { needsLog: false, act: flipInPageOf('highlight_by_brief') },
  'a bit in the quotes': { needsLog: false, act: flipInPageOf('quote') },
  'a zeroed page of revisions': { needsLog: false, act: zeroPageOf('revision') },
  'a zeroed page of briefs': { needsLog: false, act: zeroPageOf('brief') },
  'a zeroed page of highlights': { needsLog: false, act: zeroPageOf('highlight') },
  'a zeroed page of notes': { needsLog: false, act: zeroPageOf('note') },
  'a zeroed page of the journal': { needsLog: false, act: zeroPageOf('change') },
  'a zeroed page of the search index': { needsLog: false, act: zeroPageOf('brief_search_data') },
  'a zeroed page of an index': { needsLog: false, act: zeroPageOf('revision_by_hash') },
  'another archive’s log': { needsLog: false, act: (folder, places) => copyFileSync(places.foreignLog, log(folder)) },
  'a bit in the log': { needsLog: true, act: (folder, places) => change(log(folder), (bytes) => flip(bytes, 0, bytes.length, places)) },
  'a bit in the head of the log': { needsLog: true, act: (folder, places) => change(log(folder), (bytes) => flip(bytes, 0, 32, places)) },
  'a zeroed frame of the log': { needsLog: true, act: (folder, places) => change(log(folder), (bytes) => { const frame = places.below(Math.floor((bytes.length - 32) / FRAME)); bytes.fill(0, 32 + frame * FRAME, 32 + (frame + 1) * FRAME); }) },
  'a log cut off': { needsLog: true, act: (folder, places) => truncateSync(log(folder), places.below(statSync(log(folder)).size)) },
  'a log cut off by a frame': { needsLog: true, act: (folder) => truncateSync(log(folder), statSync(log(folder)).size - FRAME) },
  'an empty log': { needsLog: true, act: (folder) => truncateSync(log(folder), 0) },
  'a lost log': { needsLog: true, act: (folder) => { for (const ending of ['-wal', '-shm']) if (existsSync(`${db(folder)}${ending}`)) rmSync(`${db(folder)}${ending}`); } },
  'another archive’s log in its place': { needsLog: true, act: (folder, places) => copyFileSync(places.foreignLog, log(folder)) },
  'noise in the log’s index': { needsLog: true, act: (folder, places) => writeFileSync(`${db(folder)}-shm`, Buffer.from(Array.from({ length: 32_768 }, () => places.below(256)))) },
};
