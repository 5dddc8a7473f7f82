import type { Command, Where } from './command.ts';

/*
 * Every command, once. Where two commands of one place have the same key, the first that can be carried out is meant.
 */

const ANYWHERE = {
  'import-files': { name: 'Import files…', keys: ['Ctrl+O'], where: ['anywhere'] },
  'import-folder': { name: 'Import a folder…', keys: ['Ctrl+Shift+O'], where: ['anywhere'] },
  'add-source': { name: 'Add a source…', keys: ['Ctrl+N'], where: ['anywhere'] },
  'sync-all': { name: 'Sync all sources', keys: ['Ctrl+R'], where: ['anywhere'] },
  'stop-sync': { name: 'Stop syncing', where: ['anywhere'] },
  'import-opml': { name: 'Import sources (OPML)…', where: ['anywhere'] },
  'export-opml': { name: 'Export sources (OPML)…', where: ['anywhere'] },
  print: { name: 'Print…', keys: ['Ctrl+P'], where: ['anywhere'] },
  'show-settings': { name: 'Settings…', keys: ['Ctrl+,'], where: ['anywhere'] },

  undo: { name: 'Undo', keys: ['Ctrl+Z'], where: ['anywhere'] },
  redo: { name: 'Redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], where: ['anywhere'] },
  'find-in-brief': { name: 'Find in this brief', keys: ['Ctrl+F'], where: ['anywhere'] },
  'next-match': { name: 'Next match', keys: ['F3', 'Ctrl+G'], where: ['anywhere'] },
  'previous-match': { name: 'Previous match', keys: ['Shift+F3', 'Ctrl+Shift+G'], where: ['anywhere'] },
  search: { name: 'Search the archive', keys: ['/', 'Ctrl+Shift+F'], where: ['anywhere'] },
  'quick-open': { name: 'Quick open…', keys: ['Ctrl+K'], where: ['anywhere'] },

  'toggle-sidebar': { name: 'Show or hide the sidebar', keys: ['Ctrl+B'], where: ['anywhere'] },
  'toggle-list': { name: 'Show or hide the list', keys: ['Ctrl+Shift+B'], where: ['anywhere'] },
  'theme-light': { name: 'Light', full: 'Light theme', where: ['anywhere'] },
  'theme-dark': { name: 'Dark', full: 'Dark theme', where: ['anywhere'] },
  'theme-sepia': { name: 'Sepia', full: 'Sepia theme', where: ['anywhere'] },
  'theme-system': { name: 'Match system', full: 'Match system theme', where: ['anywhere'] },

  back: { name: 'Back', keys: ['Alt+ArrowLeft', 'Ctrl+['], where: ['anywhere'] },
  forward: { name: 'Forward', keys: ['Alt+ArrowRight', 'Ctrl+]'], where: ['anywhere'] },
  'go-library': { name: 'All briefs', full: 'Go to all briefs', keys: ['Ctrl+1'], where: ['anywhere'] },
  'go-unread': { name: 'Unread', full: 'Go to unread', where: ['anywhere'] },
  'go-starred': { name: 'Starred', full: 'Go to starred', where: ['anywhere'] },
  'go-highlighted': { name: 'Highlighted', full: 'Go to highlighted', where: ['anywhere'] },
  'go-notes': { name: 'Notes', full: 'Go to notes', keys: ['Ctrl+2'], where: ['anywhere'] },
  'go-quotes': { name: 'Quotes', full: 'Go to quotes', keys: ['Ctrl+3'], where: ['anywhere'] },
  'go-speakers': { name: 'Speakers', full: 'Go to speakers', keys: ['Ctrl+4'], where: ['anywhere'] },
  'go-changes': { name: 'Changes', full: 'Go to changes', keys: ['Ctrl+5'], where: ['anywhere'] },
  'go-trash': { name: 'Trash', full: 'Go to the trash', where: ['anywhere'] },
  'next-pane': { name: 'Next pane', keys: ['F6'], where: ['anywhere'] },
  'previous-pane': { name: 'Previous pane', keys: ['Shift+F6'], where: ['anywhere'] },
  'to-list': { name: 'Go to the list', keys: ['j', 'k'], where: ['anywhere'] },

  shortcuts: { name: 'Keyboard shortcuts', keys: ['?', 'F1'], where: ['anywhere'] },
  'show-folder': { name: 'Show the archive’s folder', where: ['anywhere'] },
  about: { name: 'About Briefcase', where: ['anywhere'] },
} as const satisfies Record<string, Command>;

const READING = {
  'next-brief': { name: 'Next brief', keys: ['j'], where: ['reader'] },
  'previous-brief': { name: 'Previous brief', keys: ['k'], where: ['reader'] },
  'page-on': { name: 'Page down, then the next unread brief', keys: ['Space'], where: ['reader'] },
  'page-back': { name: 'Page up', keys: ['Shift+Space'], where: ['reader'] },
  'next-unread': { name: 'Next unread brief', keys: ['Shift+U'], where: ['reader'] },
  'toggle-star': { name: 'Star or remove star', keys: ['s'], where: ['reader'] },
  'toggle-read': { name: 'Mark as read or unread', keys: ['u'], where: ['reader'] },
  contents: { name: 'Contents', keys: ['t'], where: ['reader'] },
  'toggle-notes': { name: 'Show or hide notes beside the text', keys: ['m'], where: ['reader'] },
  'focus-mode': { name: 'Focus mode', keys: ['f'], where: ['reader'] },
  compare: { name: 'Compare revisions', keys: ['d'], where: ['reader'] },

  'start-selecting': { name: 'Select by sentence', keys: ['v', ']'], where: ['reader'] },
  'select-back': { name: 'Select the sentence before', keys: ['['], where: ['reader'] },
  'highlight-yellow': { name: 'Yellow', full: 'Highlight in yellow', keys: ['1'], where: ['reader'] },
  'highlight-green': { name: 'Green', full: 'Highlight in green', keys: ['2'], where: ['reader'] },
  'highlight-blue': { name: 'Blue', full: 'Highlight in blue', keys: ['3'], where: ['reader'] },
  'highlight-pink': { name: 'Pink', full: 'Highlight in pink', keys: ['4'], where: ['reader'] },
  'highlight-purple': { name: 'Purple', full: 'Highlight in purple', keys: ['5'], where: ['reader'] },
  'highlight-with-note': { name: 'Highlight and add a note', keys: ['n'], where: ['reader'] },
  'edit-note': { name: 'Edit the note', keys: ['n', 'Enter'], where: ['reader'] },
  'on-to-match': { name: 'Next match', keys: ['n'], where: ['reader'] },
  'back-to-match': { name: 'Previous match', keys: ['Shift+N'], where: ['reader'] },
  'copy-selection': { name: 'Copy the selection', keys: ['Ctrl+C'], where: ['reader'] },
  'cite-selection': { name: 'Copy with citation', keys: ['c'], where: ['reader'] },
  'copy-highlight': { name: 'Copy the highlight with citation', keys: ['c'], where: ['reader'] },
  'delete-highlight': { name: 'Delete the highlight', keys: ['Delete', 'Backspace'], where: ['reader'] },
  'next-highlight': { name: 'Next highlight', keys: ['h'], where: ['reader'] },
  'previous-highlight': { name: 'Previous highlight', keys: ['Shift+H'], where: ['reader'] },
  'next-quote': { name: 'Next quote', keys: ['q'], where: ['reader'] },
  'previous-quote': { name: 'Previous quote', keys: ['Shift+Q'], where: ['reader'] },
  'show-speaker': { name: 'Show the speaker', keys: ['p'], where: ['reader'] },
  'step-back': { name: 'One step back', keys: ['Escape'], where: ['reader'] },
} as const satisfies Record<string, Command>;

const SELECTING = {
  'next-sentence': { name: 'Next sentence', keys: ['ArrowDown', ']'], where: ['selecting'] },
  'previous-sentence': { name: 'Previous sentence', keys: ['ArrowUp', '['], where: ['selecting'] },
  'next-word': { name: 'Next word', keys: ['ArrowRight', 'Ctrl+ArrowRight'], where: ['selecting'] },
  'previous-word': { name: 'Previous word', keys: ['ArrowLeft', 'Ctrl+ArrowLeft'], where: ['selecting'] },
  'next-paragraph': { name: 'Next paragraph', keys: ['Ctrl+ArrowDown'], where: ['selecting'] },
  'previous-paragraph': { name: 'Previous paragraph', keys: ['Ctrl+ArrowUp'], where: ['selecting'] },
  'extend-sentence': { name: 'Extend by a sentence', keys: ['Shift+ArrowDown'], where: ['selecting'] },
  'shrink-sentence': { name: 'Shrink by a sentence', keys: ['Shift+ArrowUp'], where: ['selecting'] },
  'extend-word': { name: 'Extend by a word', keys: ['Shift+ArrowRight', 'Ctrl+Shift+ArrowRight'], where: ['selecting'] },
  'shrink-word': { name: 'Shrink by a word', keys: ['Shift+ArrowLeft', 'Ctrl+Shift+ArrowLeft'], where: ['selecting'] },
  'extend-paragraph': { name: 'Extend by a paragraph', keys: ['Ctrl+Shift+ArrowDown'], where: ['selecting'] },
  'shrink-paragraph': { name: 'Shrink by a paragraph', keys: ['Ctrl+Shift+ArrowUp'], where: ['selecting'] },
} as const satisfies Record<string, Command>;

const LISTS = {
  'next-row': { name: 'Next', keys: ['j', 'ArrowDown'], where: ['list', 'changes'] },
  'previous-row': { name: 'Previous', keys: ['k', 'ArrowUp'], where: ['list', 'changes'] },
  'first-row': { name: 'First', keys: ['Home'], where: ['list'] },
  'last-row': { name: 'Last', keys: ['End'], where: ['list'] },
  'page-down': { name: 'Page down', keys: ['PageDown'], where: ['list'] },
  'page-up': { name: 'Page up', keys: ['PageUp'], where: ['list'] },
  'restore-row': { name: 'Restore (in the trash)', keys: ['r', 'Enter'], where: ['notes'] },
  'open-row': { name: 'Open', keys: ['Enter', 'o'], where: ['briefs', 'notes', 'quotes', 'speakers', 'changes'] },
  'star-row': { name: 'Star or remove star', keys: ['s'], where: ['briefs'] },
  'read-row': { name: 'Mark as read or unread', keys: ['u'], where: ['briefs'] },
  'select-row': { name: 'Select or deselect', keys: ['Space', 'x'], where: ['briefs', 'notes'] },
  'extend-down': { name: 'Extend the selection down', keys: ['Shift+ArrowDown', 'Shift+J'], where: ['briefs', 'notes'] },
  'extend-up': { name: 'Extend the selection up', keys: ['Shift+ArrowUp', 'Shift+K'], where: ['briefs', 'notes'] },
  'select-all': { name: 'Select all', keys: ['Ctrl+A'], where: ['briefs', 'notes'] },
  'select-none': { name: 'Select none', keys: ['Escape'], where: ['briefs', 'notes'] },
  'tag-rows': { name: 'Change tags', keys: ['t'], where: ['briefs', 'notes'] },
  'colour-yellow': { name: 'Yellow', keys: ['1'], where: ['notes', 'quotes'] },
  'colour-green': { name: 'Green', keys: ['2'], where: ['notes', 'quotes'] },
  'colour-blue': { name: 'Blue', keys: ['3'], where: ['notes', 'quotes'] },
  'colour-pink': { name: 'Pink', keys: ['4'], where: ['notes', 'quotes'] },
  'colour-purple': { name: 'Purple', keys: ['5'], where: ['notes', 'quotes'] },
  'copy-row': { name: 'Copy with citation', keys: ['c'], where: ['notes', 'quotes'] },
  'export-rows': { name: 'Export…', keys: ['e'], where: ['notes'] },
  'trash-row': { name: 'Move to the trash', keys: ['Delete'], where: ['notes'] },
  'row-history': { name: 'History', keys: ['y'], where: ['notes'] },
  'filter-rows': { name: 'Filter', keys: ['f'], where: ['notes'] },
  'row-speaker': { name: 'Show the speaker', keys: ['p'], where: ['quotes'] },
  'merge-speaker': { name: 'Merge with another speaker', keys: ['m'], where: ['speakers', 'speaker'] },
  'speaker-order': { name: 'Newest or oldest first', keys: ['r'], where: ['speaker'] },
  'speaker-briefs': { name: 'Quotes or briefs', keys: ['b'], where: ['speaker'] },
  'leave-speaker': { name: 'Back', keys: ['Escape', 'Backspace'], where: ['speaker'] },
  'accept-change': { name: 'Accept the new wording', keys: ['a'], where: ['changes'] },
  'reattach-change': { name: 'Re-attach to other words', keys: ['r'], where: ['changes'] },
  'keep-change': { name: 'Keep the old wording', keys: ['l'], where: ['changes'] },
  'compare-change': { name: 'Compare revisions', keys: ['d'], where: ['changes'] },
  'mark-seen': { name: 'Mark the brief as seen', keys: ['m'], where: ['changes'] },
  'next-change': { name: 'Next change', keys: ['n'], where: ['comparing'] },
  'previous-change': { name: 'Previous change', keys: ['p', 'Shift+N'], where: ['comparing'] },
  'leave-comparison': { name: 'Close the comparison', keys: ['Escape'], where: ['comparing'] },
  'source-details': { name: 'About the source', keys: ['Alt+Enter'], where: ['sidebar'] },
  'delete-search': { name: 'Delete the saved search', keys: ['Delete'], where: ['sidebar'] },
  'search-up': { name: 'Move the saved search up', keys: ['Alt+ArrowUp'], where: ['sidebar'] },
  'search-down': { name: 'Move the saved search down', keys: ['Alt+ArrowDown'], where: ['sidebar'] },
} as const satisfies Record<string, Command>;

const ALL = { ...ANYWHERE, ...READING, ...SELECTING, ...LISTS };
export type CommandId = keyof typeof ALL;
/** The commands whose keys work there. */
export type CommandIn<Place extends Where> = { [Id in CommandId]: Place extends (typeof ALL)[Id]['where'][number] ? Id : never }[CommandId];

export const COMMANDS: Readonly<Record<CommandId, Command>> = ALL;
export const COMMAND_IDS = Object.keys(ALL) as CommandId[];

export function commandsIn<Place extends Where>(place: Place): CommandIn<Place>[] {
  return COMMAND_IDS.filter((id) => COMMANDS[id].where.includes(place)) as CommandIn<Place>[];
}
