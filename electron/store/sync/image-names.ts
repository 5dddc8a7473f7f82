import type { Body, BodyElement, BodyText } from '../../../shared/brief/body.ts';
import { properProperties } from '../../../shared/brief/normal/properties.ts';
import type { BriefId, RevisionId, SourceId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/*
 * Images are named by revisions and come later than their text. An image is fetched once, by its address; where its bytes are is
 * written into the body's img nodes, which is no part of the content's hash.
 */

/** Images of one brief that are fetched; the rest keeps its place and its words. */
const MOST_IMAGES = 200;
/** Addresses longer than this are not of images. UTF-16 code units. */
const LONGEST_ADDRESS = 4000;
/** How often an image is asked for in vain before it is left alone. */
export const MOST_FAILURES = 5;

/** Notes which images the current revision of a brief names. To be called in the transaction that saved it. */
export function nameImages(db: Db, id: BriefId, body: Body): void {
  const addresses = imageAddresses(body);
  if (addresses.length === 0) return;
  const { revision_id: revisionId } = prepared<{ revision_id: RevisionId }>(db, 'SELECT revision_id FROM brief WHERE id = ?').get(id)!;
  for (const address of addresses) {
    prepared(db, 'INSERT INTO image (address) VALUES (?) ON CONFLICT (address) DO NOTHING').run(address);
    prepared(db, `
      INSERT INTO revision_image (image_id, revision_id)
      SELECT id, ? FROM image WHERE address = ?
      ON CONFLICT DO NOTHING`).run(revisionId, address);
  }
}

/** The body with every image that the archive has already. */
export function withKnownImages(db: Db, body: Body): Body {
  const known = new Map(imageAddresses(body).flatMap((address) => {
    const row = prepared<{ hash: string | null }>(db, 'SELECT hash FROM image WHERE address = ?').get(address);
    return row?.hash ? [[address, row.hash] as const] : [];
  }));
  return known.size === 0 ? body : withAssets(body, known);
}

export interface WantedImage {
  id: number;
  address: string;
}

/** Images of a source's briefs that have not come yet, after `after`, those that were named first coming first. */
export function wantedImages(db: Db, sourceId: SourceId, after: number, most: number): WantedImage[] {
  return prepared<WantedImage>(db, `
    SELECT id, address FROM image
    WHERE hash IS NULL AND failures < ${MOST_FAILURES} AND id > ?
      AND EXISTS (
        SELECT 1
        FROM revision_image
        JOIN revision ON revision.id = revision_image.revision_id
        JOIN brief ON brief.id = revision.brief_id
        WHERE image_id = image.id AND source_id = ?)
    ORDER BY id
    LIMIT ?`).all(after, sourceId, most);
}

export function countWantedImages(db: Db, sourceId: SourceId): number {
  return wantedImages(db, sourceId, 0, Number.MAX_SAFE_INTEGER).length;
}

/** Writes where an image is into every revision that names it, and answers their briefs. The asset is there already. */
export function placeImage(db: Db, { id, address }: WantedImage, hash: string): BriefId[] {
  prepared(db, 'UPDATE image SET hash = ?, failures = 0 WHERE id = ?').run(hash, id);
  const revisions = prepared<{ id: RevisionId; brief_id: BriefId; body: string }>(db, `
    SELECT revision.id, brief_id, body
    FROM revision_image JOIN revision ON revision.id = revision_image.revision_id
    WHERE image_id = ?`).all(id);
  for (const revision of revisions) {
    const body = withAssets(JSON.parse(revision.body) as Body, new Map([[address, hash]]));
    prepared(db, 'UPDATE revision SET body = ? WHERE id = ?').run(JSON.stringify(body), revision.id);
  }
  return revisions.map(({ brief_id: briefId }) => briefId);
}

/** `forGood`: asking again would bring the same. */
export function noteImageFailure(db: Db, { id }: WantedImage, forGood: boolean): void {
  prepared(db, 'UPDATE image SET failures = failures + ? WHERE id = ?').run(forGood ? MOST_FAILURES : 1, id);
}

function imageAddresses(body: Body): string[] {
  const addresses = new Set<string>();
  const look = (node: BodyElement | BodyText): void => {
    if (node.type === 'text') return;
    const { src } = node.properties;
    if (node.tagName === 'img' && src !== undefined && src.length <= LONGEST_ADDRESS && addresses.size < MOST_IMAGES) addresses.add(src);
    node.children.forEach(look);
  };
  body.children.forEach(look);
  return [...addresses];
}

function withAssets(body: Body, assets: ReadonlyMap<string, string>): Body {
  const dressed = <Node extends BodyElement | BodyText>(node: Node): Node => {
    if (node.type === 'text') return node;
    const asset = node.tagName === 'img' && node.properties.src !== undefined ? assets.get(node.properties.src) : undefined;
    const properties = asset === undefined ? node.properties : properProperties('img', { ...node.properties, asset });
    return { ...node, properties, children: node.children.map(dressed) };
  };
  return { ...body, children: body.children.map(dressed) };
}
