/** The part of fpm's command line that electron-builder uses. */

const SWITCHES = new Set(['--force', '--debug']);

/**
 * Reads fpm's arguments into `{ target, output, name, version, architecture, maintainer, summary, description,
 * category, license, depends, recommends, afterInstall, afterRemove, files: [{ from, to }] }`. The description's first
 * line is the summary unless there is one of its own, as fpm has it. Options not named here are passed over.
 */
export function readFpmWords(words) {
  const options = new Map();
  const files = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (SWITCHES.has(word)) continue;
    if (word.startsWith('-')) {
      const name = word.replace(/^-+/, '');
      options.set(name, [...(options.get(name) ?? []), words[(at += 1)]]);
      continue;
    }
    const equals = word.lastIndexOf('=');
    files.push({ from: word.slice(0, equals), to: word.slice(equals + 1) });
  }
  const one = (name) => options.get(name)?.at(-1);
  const [first, ...rest] = (one('description') ?? '').split('\n').map((line) => line.trim());
  const summary = one('rpm-summary') ?? first;
  return {
    target: one('t'),
    output: one('package'),
    name: one('name'),
    version: one('version'),
    architecture: one('architecture'),
    maintainer: one('maintainer'),
    summary: summary || one('name'),
    description: rest.filter((line) => line !== '').join('\n') || first,
    category: one('category'),
    license: one('license'),
    depends: options.get('d') ?? [],
    recommends: options.get('deb-recommends') ?? [],
    afterInstall: one('after-install'),
    afterRemove: one('after-remove'),
    files,
  };
}
