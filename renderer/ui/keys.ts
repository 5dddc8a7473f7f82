const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

/** "Ctrl+Shift+Z" as the keys of this machine. */
export const shownKeys = (keys: string): string[] => keys.split('+').map((key) => (isMac && key === 'Ctrl' ? '⌘' : key));
