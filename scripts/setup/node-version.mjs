/** Imported first by everything here: an old Node gets a sentence instead of a syntax error further on. */
const LOWEST = [20, 19, 0];

/** Whether a version like "20.19.0" is new enough. */
export function isNewEnough(version) {
  const parts = version.split('.').map(Number);
  for (let at = 0; at < LOWEST.length; at += 1) {
    if (parts[at] !== LOWEST[at]) return parts[at] > LOWEST[at];
  }
  return true;
}

if (!isNewEnough(process.versions.node)) {
  process.stderr.write(
    'Briefcase needs Node.js ' + LOWEST.join('.') + ' or newer to be built; this is ' + process.versions.node + '.\n',
  );
  process.exit(1);
}
