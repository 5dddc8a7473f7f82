import { app, screen, type BrowserWindow, type Rectangle } from 'electron';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DEFAULT = { width: 1280, height: 860 };
const file = () => join(app.getPath('userData'), 'window-place.json');

/** Where the window was, if that place is still on a screen. */
export function lastPlace(): Partial<Rectangle> {
  const place = readPlace();
  if (!place) return DEFAULT;
  const { workArea } = screen.getDisplayMatching(place);
  const visible = place.x < workArea.x + workArea.width - 50 && place.x + place.width > workArea.x + 50
    && place.y < workArea.y + workArea.height - 50 && place.y >= workArea.y - 10;
  return visible ? place : { width: Math.min(place.width, workArea.width), height: Math.min(place.height, workArea.height) };
}

/** Remembers size and place when the window closes. Failing to is no reason to disturb anybody. */
export function keepPlace(window: BrowserWindow): void {
  window.on('close', () => {
    try {
      writeFileSync(`${file()}.new`, JSON.stringify(window.getNormalBounds()));
      renameSync(`${file()}.new`, file());
    } catch (error) {
      console.error('the place of the window was not kept', error);
    }
  });
}

function readPlace(): Rectangle | null {
  try {
    const place = JSON.parse(readFileSync(file(), 'utf8')) as Rectangle;
    return [place.x, place.y, place.width, place.height].every(Number.isInteger) && place.width >= 300 && place.height >= 200 ? place : null;
  } catch {
    // No file yet, or one that was cut off: the default place will do.
    return null;
  }
}
