import { app, MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Failure } from '../shared/errors.ts';
import type { FirstAnswers } from '../shared/contract/first-answers.ts';
import type { FromStore, StoreUse, ToStore } from '../shared/contract/store-messages.ts';
import { fetcherPort } from './fetcher-process.ts';
import { seal, unseal } from './secrets.ts';

export interface StoreProcess {
  /** A port to the store; whoever holds it is a client. */
  port(): MessagePortMain;
  tell(message: ToStore): void;
  /** Ends the process; what it acknowledged is saved. */
  stop(): void;
  /** Lets the store close the archive, then ends the process. `onClosed`: nothing of this process writes any more. */
  close(onClosed: (answers: FirstAnswers) => void): Promise<void>;
}

export interface StoreWishes {
  folder: string;
  use: StoreUse;
  /** As others are told who has the archive open. */
  what: string;
  /** Called when another archive has taken its place and is open: everything that is shown is of an older one. */
  onReplaced?: () => void;
  /** Called at once when it died. */
  onDeath?: () => void;
  /** Called after the store died and is open again: ports from before are dead. */
  onRestart: () => void;
  /** Called when it cannot be opened again after it died. */
  onGiveUp: (failure: Failure) => void;
}

/** A store that dies this often within a minute has a bug that starting it again does not mend. */
const RESTARTS_A_MINUTE = 3;
const GRACE_MS = 50;
/** A store that is in the middle of something long is ended all the same: what it acknowledged is saved. Milliseconds. */
const CLOSE_WITHIN_MS = 3000;

export interface StartedStore {
  store: StoreProcess;
  /** null once the archive is open; otherwise why it could not be opened, and the process has ended. Ports may be handed out before. */
  opened: Promise<Failure | null>;
}

/** Starts the store and opens the archive in it. Starts it again when it dies. */
export function startStore(wishes: StoreWishes): StartedStore {
  let child = fork();
  let stopped = false;
  let quitting = false;
  /** Processes that were ended to open another archive. */
  const replaced = new WeakSet<UtilityProcess>();
  app.once('before-quit', () => { quitting = true; });
  const deaths: number[] = [];
  const opened = begin();

  async function begin(): Promise<Failure | null> {
    child.on('message', (message: FromStore) => { if (message.type === 'replaced' && wishes.onReplaced) void replace(); });
    const failure = await open(child, wishes);
    if (failure) child.kill();
    else watch(child);
    return failure;
  }

  /** The next process puts the archive that waits in its place, and opens it for the window, whatever this one was for. */
  async function replace(): Promise<void> {
    const older = child;
    replaced.add(older);
    await closed(older);
    child = fork();
    wishes.use = 'window';
    const failure = await begin();
    if (failure) wishes.onGiveUp(failure);
    else wishes.onReplaced?.();
  }

  function watch(running: UtilityProcess): void {
    // When the system ends all processes at once, the store may go before the app hears that it is to quit.
    running.once('exit', (code) => {
      if (replaced.has(running)) return;
      if (!stopped) wishes.onDeath?.();
      setTimeout(() => { if (!stopped && !quitting) startAgain(code); }, GRACE_MS);
    });
  }

  function startAgain(code: number): void {
    console.error(`the store ended with code ${code} and is started again`);
    const now = Date.now();
    deaths.push(now);
    if (deaths.filter((at) => now - at < 60_000).length > RESTARTS_A_MINUTE) return wishes.onGiveUp({ code: 'store-stopped' });
    child = fork();
    void begin().then((problem) => {
      if (problem) wishes.onGiveUp(problem);
      else wishes.onRestart();
    });
  }

  return {
    opened,
    store: {
      port() {
        const { port1, port2 } = new MessageChannelMain();
        child.postMessage({ type: 'client' } satisfies ToStore, [port1]);
        return port2;
      },
      tell: (message) => child.postMessage(message),
      stop() {
        stopped = true;
        child.kill();
      },
      async close(onClosed) {
        stopped = true;
        await closed(child, onClosed);
      },
    },
  };
}

/** Asks a store to close its archive, and ends it. */
async function closed(child: UtilityProcess, onClosed: (answers: FirstAnswers) => void = () => {}): Promise<void> {
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  const isClosed = new Promise<void>((resolve) => {
    child.on('message', (message: FromStore) => {
      if (message.type !== 'closed') return;
      if (message.answers) onClosed(message.answers);
      resolve();
    });
  });
  child.postMessage({ type: 'close' } satisfies ToStore);
  await Promise.race([isClosed, ended, delay(CLOSE_WITHIN_MS)]);
  child.kill();
  await Promise.race([ended, delay(CLOSE_WITHIN_MS)]);
}

function fork(): UtilityProcess {
  const child = utilityProcess.fork(join(import.meta.dirname, 'store.cjs'), [], { serviceName: 'Briefcase store' });
  child.on('message', (message: FromStore) => {
    if (message.type === 'fetcher-wanted') child.postMessage({ type: 'fetcher' } satisfies ToStore, [fetcherPort()]);
    if (message.type === 'seal' || message.type === 'unseal') {
      const { id, text } = message;
      void (message.type === 'seal' ? seal : unseal)(text).then((answer) => child.postMessage({ type: 'secret', id, text: answer } satisfies ToStore));
    }
  });
  return child;
}

/** Opens the archive; the failure when it cannot be opened, null when it is open. */
function open(child: UtilityProcess, { folder, use, what }: StoreWishes): Promise<Failure | null> {
  return new Promise((resolve) => {
    const died = () => resolve({ code: 'store-stopped' });
    child.once('exit', died);
    child.on('message', (message: FromStore) => {
      if (message.type !== 'opened') return;
      child.off('exit', died);
      resolve(message.result.ok ? null : message.result.failure);
    });
    child.postMessage({ type: 'open', folder, use, what, samples: samplesFolder() } satisfies ToStore);
  });
}

function samplesFolder(): string {
  return app.isPackaged ? join(process.resourcesPath, 'samples') : join(app.getAppPath(), 'resources', 'samples');
}
