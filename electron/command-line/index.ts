import { app } from 'electron';
import type { StoreCalls, StoreEvents, SyncProgress } from '../../shared/contract/calls.ts';
import { sentence, type Failure } from '../../shared/errors.ts';
import type { StoreUse } from '../../shared/contract/store-messages.ts';
import { connect, type Client } from '../../shared/contract/rpc.ts';
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

/** Commands that need no archive that can be opened. */
const RESCUING: readonly Command['name'][] = ['backup list', 'backup check', 'restore', 'restore --undo', 'salvage'];

/** Commands after which another archive waits to take its place. */
const REPLACING: readonly Command['name'][] = ['restore', 'restore --undo', 'salvage'];

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
  const printed = await carriedOut(command);
  if (!printed.ok || !printed.isReplaced) return finish(printed, command.json);
  // The archive is put in its place by whoever opens it next.
  const opened = await withStore(command, 'work', async () => null);
  return opened === null ? finish(printed, command.json) : finish({ ok: false, failure: opened }, command.json);
}

async function carriedOut(command: Command): Promise<Printed & { isReplaced?: boolean }> {
  let printed: Printed | null = null;
  const use = RESCUING.includes(command.name) ? 'rescue' : WRITING.includes(command.name) ? 'work' : 'look';
  const failure = await withStore(command, use, async (client) => {
    const progress = progressLine(process.stderr);
    printed = await carryOut(client, command, { progress: progress.show, signal: stopSignal(), password: process.env['BRIEFCASE_PASSWORD'] ?? null });
    progress.end();
    return null;
  });
  if (failure !== null || printed === null) return { ok: false, failure: failure ?? { code: 'store-died' } };
  return { ...(printed as Printed), isReplaced: REPLACING.includes(command.name) && !(command.name === 'restore' && command.isPreview) };
}

/** Does something with an open store and closes it. The failure when it could not be opened, or died: nobody repeats a command by himself. */
async function withStore(command: Command, use: StoreUse, work: (client: Client<StoreCalls>) => Promise<null>): Promise<Failure | null> {
  let die = (_: Failure) => {};
  const died = new Promise<Failure>((resolve) => { die = resolve; });
  const { store, opened } = startStore({
    folder: archiveFolder(command.archive),
    use,
    what: `the command “${command.name}” (process ${process.pid})`,
    onDeath: () => die({ code: 'store-died' }),
    onRestart: () => {},
    onGiveUp: () => {},
  });
  const failure = await opened;
  if (failure) return failure;
  const { client } = connect<StoreCalls, StoreEvents>(toPort(store.port()));
  const ended = await Promise.race([work(client), died]);
  if (ended !== null) {
    store.stop();
    return ended;
  }
  // Closed and not only ended: the archive's file is then whole by itself.
  await store.close(() => {});
  return null;
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
