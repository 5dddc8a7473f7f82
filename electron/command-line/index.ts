import { app } from 'electron';
import type { StoreCalls, StoreEvents, SyncProgress } from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import { connect } from '../../shared/contract/rpc.ts';
import { startFetcher } from '../fetcher-process.ts';
import { archiveFolder } from '../folders.ts';
import { toPort } from '../message-port.ts';
import { startStore } from '../store-process.ts';
import { readCommand, type Command } from './arguments.ts';
import { carryOut } from './commands.ts';
import type { Printed } from './printed.ts';
import { progress as progressText } from './source-text.ts';
import { USAGE } from './usage.ts';

const DONE = 0;
const FAILED = 1;
const MISUNDERSTOOD = 2;

/** Commands that write to the archive; the others only look. */
const WRITING: readonly Command['name'][] = ['import', 'topics add', 'sources add', 'sources set', 'sources remove', 'sources import', 'sync'];

/** Commands that begin with something to fetch: the fetcher starts while the store does. */
const FETCHING: readonly Command['name'][] = ['sync', 'sources add', 'verify'];

/** Carries out one command without a window, and answers the exit code. */
export async function runCommand(words: readonly string[], folder: string): Promise<number> {
  const command = readCommand(words, folder);
  if ('usage' in command) {
    await print(process.stderr, `${command.usage}\n\n${USAGE}`);
    return MISUNDERSTOOD;
  }
  if (command.name === 'help') return print(process.stdout, USAGE);
  if (command.name === 'version') return print(process.stdout, `${app.getVersion()}\n`);
  if (FETCHING.includes(command.name)) startFetcher();
  const { store, opened } = startStore({
    folder: archiveFolder(command.archive),
    use: WRITING.includes(command.name) ? 'work' : 'look',
    onRestart: () => {},
    onGiveUp: () => {},
  });
  const failure = await opened;
  if (failure) return printFailure(sentence(failure), command.json, failure.code);
  const { client } = connect<StoreCalls, StoreEvents>(toPort(store.port()));
  const progress = progressLine(process.stderr);
  const printed = await carryOut(client, command, { progress: progress.show, signal: stopSignal(), password: process.env['BRIEFCASE_PASSWORD'] ?? null });
  progress.end();
  store.stop();
  return finish(printed, command.json);
}

/** Ctrl+C ends a sync between two briefs; a second one ends Briefcase. */
function stopSignal(): AbortSignal {
  const control = new AbortController();
  process.once('SIGINT', () => control.abort());
  return control.signal;
}

/** One line at a terminal, written over; nothing where a program reads. */
function progressLine(stream: NodeJS.WriteStream): { show: (progress: SyncProgress) => void; end: () => void } {
  let shown = false;
  return {
    show(progress) {
      if (!stream.isTTY) return;
      shown = true;
      stream.write(`\r\u001b[K${progressText(progress)}`);
    },
    end: () => { if (shown) stream.write('\r\u001b[K'); },
  };
}

async function finish(printed: Printed, json: boolean): Promise<number> {
  if (!printed.ok) return printFailure(sentence(printed.failure), json, printed.failure.code);
  await print(process.stdout, json ? `${JSON.stringify(printed.json, null, 2)}\n` : printed.text);
  return printed.failed ? FAILED : DONE;
}

async function printFailure(message: string, json: boolean, code: string): Promise<number> {
  if (json) await print(process.stdout, `${JSON.stringify({ error: { code, message } }, null, 2)}\n`);
  else await print(process.stderr, `${message}\n`);
  return FAILED;
}

/** Answers when everything is written: a pipe is slower than the end of the process. */
function print(stream: NodeJS.WriteStream, text: string): Promise<number> {
  return new Promise((resolve) => { stream.write(text, () => resolve(DONE)); });
}
