/** Which Node.js can build Briefcase. */
const LOWEST = [20, 19, 0];

/** Whether a version like "20.19.0" is new enough. */
export function isNewEnough(version) {
  const parts = version.split('.').map(Number);
  for (let at = 0; at < LOWEST.length; at += 1) {
    if (parts[at] !== LOWEST[at]) return parts[at] > LOWEST[at];
  }
  return true;
}

/** What to tell somebody whose Node is too old. */
export function tooOld(version) {
  return `Briefcase needs Node.js ${LOWEST.join('.')} or newer to be built; this is ${version}.\n`;
}
