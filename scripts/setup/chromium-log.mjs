/** Chromium's own log lines on stderr (no session bus, no GPU): nothing a person at a command line can use. */
import { Transform } from 'node:stream';

/** The prefix of base/logging.cc: [process:thread?:date/time:severity:file(line)]. */
const LOG_LINE = /^\[\d+(:\d+)?:\d{4}\/\d{6}\.\d+:(VERBOSE\d+|INFO|WARNING|ERROR):[^\]]*\(\d+\)\]/;

/** Passes everything on but Chromium's log lines; a line is held back only until its end has come. */
export function withoutChromiumLog() {
  let rest = '';
  return new Transform({
    decodeStrings: false,
    transform(chunk, _encoding, next) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      const kept = lines.filter((line) => !LOG_LINE.test(line));
      next(null, kept.map((line) => `${line}\n`).join(''));
    },
    flush(next) {
      next(null, LOG_LINE.test(rest) ? '' : rest);
    },
  });
}
