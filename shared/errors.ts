/** What can be expected to go wrong. Each code has exactly one sentence for the analyst; a missing sentence does not compile. */
export type FailureCode = keyof typeof SENTENCES;

export interface Failure {
  code: FailureCode;
  /** What the sentence names: a file, an address, a version. Plain text, no secrets. */
  detail?: string;
}

/** `{detail}` stands for the failure's detail. One sentence: what happened, what is safe, what to do. */
const SENTENCES = {
  'bad-input': 'Briefcase could not understand this request, so nothing was changed ({detail}).',
  'not-found': 'This is no longer in the archive.',
  cancelled: 'Stopped. Everything that had arrived is kept.',
  'store-stopped': 'The archive had to be opened again. Nothing that was saved is lost; please repeat the last step.',
  'archive-newer': 'This archive was made by a newer Briefcase ({detail}). It was not touched; please update Briefcase.',
  'archive-damaged': 'The archive is damaged ({detail}). It was not changed; restore a backup, or salvage what can be read.',
  'archive-in-use': 'This archive is open in another window of Briefcase. Nothing was changed; use that window or close it.',
  'archive-read-only': 'The folder of this archive cannot be written ({detail}). Nothing was changed; choose a folder that you may write to.',
  'disk-full': 'The disk is full. What was saved before is safe; make room and repeat the last step.',
  'file-missing': 'There is no file or folder at {detail}.',
  'file-not-allowed': 'You do not have permission to read {detail}.',
  'file-empty': '{detail} is empty, so there is nothing to import.',
  'file-too-large': '{detail} is larger than 20 MB, which is more than a brief can be.',
  'file-binary': '{detail} is not text. Briefcase imports text, Markdown and HTML files.',
  'file-encoding': '{detail} is in an encoding that could not be recognised. Save it as UTF-8 and import it again.',
  'file-type': '{detail} is not a kind of file that Briefcase imports (text, Markdown, HTML).',
  'file-no-words': '{detail} contains no words that can be read.',
  'file-unreadable': '{detail} could not be read.',
  'too-deep': '{detail} is nested too deeply to be read safely.',
  'nothing-to-undo': 'There is nothing to undo.',
  'nothing-to-redo': 'There is nothing to redo.',
  'selection-empty': 'Select some words first.',
} as const satisfies Record<string, string>;

/** The sentence for the analyst. Total: an unknown detail reads as nothing. */
export function sentence(failure: Failure): string {
  const text: string = SENTENCES[failure.code];
  return failure.detail === undefined ? text.replace(/ \(\{detail\}\)/, '').replace('{detail}', 'This') : text.replace('{detail}', failure.detail);
}
