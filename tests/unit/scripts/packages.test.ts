import { describe, expect, test } from 'vitest';
import { controlOf } from '../../../scripts/setup/fpm-deb.mjs';
import { specOf } from '../../../scripts/setup/fpm-rpm.mjs';
import { readFpmWords } from '../../../scripts/setup/fpm-words.mjs';

const WORDS = [
  '-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'libgtk-3-0 | libgtk-3-0t64', '--deb-recommends', 'libsecret-1-0',
  '--deb-compression', 'xz', '--architecture', 'amd64', '--after-install', '/tmp/in', '--after-remove', '/tmp/out',
  '--description', 'An archive\n Keeps briefs.', '--version', '0.1.0', '--package', '/out/b.deb', '--name', 'briefcase',
  '--maintainer', 'The authors <a@briefcase.example>', '--url', 'https://briefcase.example', '--category', 'text', '--license', 'MIT',
  '/made/linux-unpacked/=/opt/Briefcase', '/icons/512x512.png=/usr/share/icons/hicolor/512x512/apps/briefcase.png',
];

test('what the packager asks for is read, the rest passed over', () => {
  expect(readFpmWords(WORDS)).toEqual({
    target: 'deb',
    output: '/out/b.deb',
    name: 'briefcase',
    version: '0.1.0',
    architecture: 'amd64',
    maintainer: 'The authors <a@briefcase.example>',
    summary: 'An archive',
    description: 'Keeps briefs.',
    category: 'text',
    license: 'MIT',
    depends: ['libnss3', 'libgtk-3-0 | libgtk-3-0t64'],
    recommends: ['libsecret-1-0'],
    afterInstall: '/tmp/in',
    afterRemove: '/tmp/out',
    files: [
      { from: '/made/linux-unpacked/', to: '/opt/Briefcase' },
      { from: '/icons/512x512.png', to: '/usr/share/icons/hicolor/512x512/apps/briefcase.png' },
    ],
  });
});

describe('a package', () => {
  test('for Debian says what it is and needs, and nothing that was not given', () => {
    expect(controlOf({ ...readFpmWords(WORDS), recommends: [] }, 1200)).toBe(
      [
        'Package: briefcase', 'Version: 0.1.0', 'Architecture: amd64', 'Maintainer: The authors <a@briefcase.example>',
        'Installed-Size: 1200', 'Depends: libnss3, libgtk-3-0 | libgtk-3-0t64', 'Section: text', 'Priority: optional',
        'Description: An archive', ' Keeps briefs.', '',
      ].join('\n'),
    );
  });

  test('for rpm takes the summary of its own and names every place it fills', () => {
    const wanted = readFpmWords([...WORDS, '--rpm-summary', 'A summary', '--description', 'Keeps briefs.']);
    const spec = specOf(wanted, ['/opt/Briefcase', '/usr/share/a file'], { post: 'echo installed', postun: undefined });
    expect(spec).toContain('Summary: A summary\n');
    expect(spec).toContain('%description\nKeeps briefs.\n%post\necho installed\n%files\n"/opt/Briefcase"\n"/usr/share/a file"\n');
  });
});
