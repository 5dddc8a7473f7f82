import { later } from '../ui/lazy-part.tsx';

/* The parts of the window that its first paint does not need; each is fetched when it is first shown. */

export const { Part: ReaderView, preload: preloadReader } = later(() => import('../reader/ReaderView.tsx').then((module) => module.ReaderView));
export const { Part: SearchView, preload: preloadSearch } = later(() => import('../search/SearchView.tsx').then((module) => module.SearchView));
export const { Part: NotesView } = later(() => import('../notes/NotesView.tsx').then((module) => module.NotesView));
export const { Part: ChangesView } = later(() => import('../changes/ChangesView.tsx').then((module) => module.ChangesView));
export const { Part: QuotesView } = later(() => import('../quotes/QuotesView.tsx').then((module) => module.QuotesView));
export const { Part: SpeakersView } = later(() => import('../quotes/SpeakersView.tsx').then((module) => module.SpeakersView));
export const { Part: SpeakerView } = later(() => import('../quotes/SpeakerView.tsx').then((module) => module.SpeakerView));
export const { Part: RevisionsView } = later(() => import('../revisions/RevisionsView.tsx').then((module) => module.RevisionsView));
export const { Part: PaletteView } = later(() => import('../palette/PaletteView.tsx').then((module) => module.PaletteView));
export const { Part: SettingsDialog } = later(() => import('../settings/SettingsDialog.tsx').then((module) => module.SettingsDialog));
export const { Part: ShortcutsDialog } = later(() => import('../settings/ShortcutsDialog.tsx').then((module) => module.ShortcutsDialog));
export const { Part: SourceDialogs } = later(() => import('../sources/SourceDialogs.tsx').then((module) => module.SourceDialogs));
export const { Part: ImportReportDialog } = later(() => import('./ImportReportDialog.tsx').then((module) => module.ImportReportDialog));
