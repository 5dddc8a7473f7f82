import type { FetchedImage } from '../../../shared/contract/fetcher.ts';
import type { Failure, FailureCode } from '../../../shared/errors.ts';
import { write } from '../kernel/archive.ts';
import { saveAsset } from '../briefs/assets.ts';
import { archiveFailure } from '../kernel/database.ts';
import { show, tellChanged, type Course } from './course.ts';
import { countWantedImages, noteImageFailure, placeImage, wantedImages, type WantedImage } from './image-names.ts';

/** Fetched at the same time; the fetcher lets two of one host through. */
const AT_ONCE = 4;

/** What will be the same next time. */
const LASTING: ReadonlySet<FailureCode> = new Set(['image-unreadable', 'answer-too-large', 'page-missing', 'redirect-local', 'address-not-allowed', 'too-many-redirects'] satisfies FailureCode[]);

/**
 * Fetches the images of a source's briefs that have not come yet. Their briefs can be read all the while; what fails is tried at
 * later syncs. The failure is one of the archive; null when there was none, however many images did not come.
 */
export async function fetchImages(course: Course): Promise<Failure | null> {
  const { archive, source } = course;
  const total = countWantedImages(archive.db, source.id);
  if (total === 0 || course.signal.aborted) return null;
  show(course, { phase: 'images', done: 0, total });
  for (let after = 0; ;) {
    const wanted = wantedImages(archive.db, source.id, after, AT_ONCE);
    if (wanted.length === 0) return null;
    const ends = await Promise.all(wanted.map((image) => fetchOne(course, image)));
    tellChanged(course);
    await course.breathe();
    const end = ends.find((one) => one !== null);
    if (end !== undefined) return end === 'stop' ? null : end;
    after = wanted.at(-1)!.id;
  }
}

/** null: go on. `stop`: there is no connection or no wish any more, so the others need not be tried. */
async function fetchOne(course: Course, image: WantedImage): Promise<Failure | 'stop' | null> {
  const { archive, fetcher, toFetch, run } = course;
  const answer = await fetcher.fetchImage({ source: toFetch, address: image.address });
  if (course.signal.aborted) return 'stop';
  if (!answer.ok && STOPS.has(answer.failure.code)) return 'stop';
  try {
    if (answer.ok && (await store(course, image, answer.value))) run.counts.images += 1;
    else noteImageFailure(archive.db, image, answer.ok || LASTING.has(answer.failure.code));
  } catch (error) {
    return archiveFailure(error, archive.folder);
  }
  show(course, { done: course.shown.done + 1 });
  return null;
}

/** What says nothing about the image. */
const STOPS: ReadonlySet<FailureCode> = new Set(['offline', 'store-stopped', 'fetcher-stopped'] satisfies FailureCode[]);

async function store({ archive, changed }: Course, image: WantedImage, fetched: FetchedImage): Promise<boolean> {
  if (!(await saveAsset(archive, fetched))) return false;
  for (const id of write(archive.db, () => placeImage(archive.db, image, fetched.hash))) changed.add(id);
  return true;
}
