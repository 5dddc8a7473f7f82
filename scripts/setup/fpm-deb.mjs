/** A deb with dpkg-deb (deb-control(5), Debian Policy §5). */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function buildDeb(wanted, tree) {
  const control = join(tree, 'DEBIAN');
  mkdirSync(control, { recursive: true });
  const kilobytes = Number(execFileSync('du', ['-sk', '--exclude=DEBIAN', tree], { encoding: 'utf8' }).split('\t')[0]);
  writeFileSync(join(control, 'control'), controlOf(wanted, kilobytes));
  for (const [name, script] of [['postinst', wanted.afterInstall], ['postrm', wanted.afterRemove]]) {
    if (!script) continue;
    copyFileSync(script, join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  // gzip: a fifth larger than xz and made in a tenth of the time.
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', tree, wanted.output], { stdio: 'inherit' });
}

/** The control file. An empty line of a description is written " .", every other begins with a space. */
export function controlOf(wanted, kilobytes) {
  const fields = {
    Package: wanted.name,
    Version: wanted.version,
    Architecture: wanted.architecture,
    Maintainer: wanted.maintainer,
    'Installed-Size': kilobytes,
    Depends: wanted.depends.join(', '),
    Recommends: wanted.recommends.join(', '),
    Section: wanted.category ?? 'text',
    Priority: 'optional',
    Description: [wanted.summary, ...wanted.description.split('\n').map((line) => ` ${line || '.'}`)].join('\n'),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined);
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('');
}
