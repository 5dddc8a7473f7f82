const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const SIGNS: Record<string, string> = {
  ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', Delete: 'Del', PageDown: 'Page Down', PageUp: 'Page Up',
};
const ON_MAC: Record<string, string> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Delete: '⌦', Backspace: '⌫' };

/** "Ctrl+Shift+Z" as the keys of this machine. */
export const shownKeys = (chord: string): string[] => chord.split('+').map((key) => (isMac ? ON_MAC[key] : undefined) ?? SIGNS[key] ?? key);
