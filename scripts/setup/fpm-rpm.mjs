/** An rpm with rpmbuild, from a tree that is already in place. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function buildRpm(wanted, tree, folder) {
  const spec = join(folder, 'package.spec');
  const scripts = { post: wanted.afterInstall, postun: wanted.afterRemove };
  const read = ([section, file]) => [section, file && readFileSync(file, 'utf8')];
  writeFileSync(spec, specOf(wanted, pathsIn(tree), Object.fromEntries(Object.entries(scripts).map(read))));
  const places = [`_topdir ${folder}`, `_rpmdir ${folder}/made`];
  const defines = places.flatMap((place) => ['--define', place]);
  const machine = { amd64: 'x86_64', arm64: 'aarch64' }[wanted.architecture] ?? wanted.architecture;
  const args = ['-bb', '--quiet', '--target', machine, '--buildroot', tree, ...defines, spec];
  execFileSync('rpmbuild', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const made = readdirSync(join(folder, 'made'), { recursive: true, encoding: 'utf8' });
  const packages = made.filter((name) => name.endsWith('.rpm'));
  for (const name of packages) copyFileSync(join(folder, 'made', name), wanted.output);
}

/** Everything is already built: no debug packages, no stripping, no dependencies guessed from the binaries. */
export function specOf(wanted, paths, { post, postun }) {
  return [
    '%global debug_package %{nil}',
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    `Name: ${wanted.name}`,
    `Version: ${wanted.version}`,
    'Release: 1',
    `Summary: ${wanted.summary}`,
    `License: ${wanted.license ?? 'MIT'}`,
    'AutoReqProv: no',
    ...wanted.depends.map((name) => `Requires: ${name}`),
    '%description',
    wanted.description,
    ...(post ? ['%post', post] : []),
    ...(postun ? ['%postun', postun] : []),
    '%files',
    ...paths.map((path) => `"${path}"`),
    '',
  ].join('\n');
}

/** The top folders that are the package's own: `/opt/Briefcase` whole, elsewhere single files. */
function pathsIn(tree) {
  const files = readdirSync(tree, { withFileTypes: true, recursive: true }).filter((each) => !each.isDirectory());
  const paths = files.map((each) => join('/', each.parentPath.slice(tree.length), each.name));
  return [...new Set(paths.map((path) => path.match(/^\/opt\/[^/]+/)?.[0] ?? path))];
}
