/** What the set-up tells the person who waits: plain lines on stderr, so that stdout stays the command's own. */

export function say(line) {
  process.stderr.write(`set-up: ${line}\n`);
}

/** A set-up step that cannot go on for a reason the person can mend; the message says what to do. */
export class SetupProblem extends Error {}

/** Runs `main`; a SetupProblem ends the process with its sentence and exit code 1, anything else throws: a bug. */
export async function orExplain(main) {
  try {
    return await main();
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}
