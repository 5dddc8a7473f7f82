import type { z } from 'zod';
import type { Failure } from '../errors.ts';
import { fail, type Result } from '../result.ts';

/** One call of the contract: the schema that checks its input at the boundary, and the type of its answer. */
export interface Call<Input, Answer, Progress = never> {
  readonly input: z.ZodType<Input>;
  readonly answer?: Answer;
  readonly progress?: Progress;
}
/** Any set of declared calls. */
export type Calls = Record<string, { readonly input: z.ZodType }>;

export function call<Input, Answer, Progress = never>(input: z.ZodType<Input>): Call<Input, Answer, Progress> {
  return { input };
}

type InputOf<C> = C extends { readonly input: z.ZodType<infer Input> } ? Input : never;
type AnswerOf<C> = C extends Call<infer _Input, infer Answer, infer _Progress> ? Answer : never;
type ProgressOf<C> = C extends Call<infer _Input, infer _Answer, infer Progress> ? Progress : never;

export interface CallOptions<Progress> {
  signal?: AbortSignalLike;
  /** The caller shows what is answered, and what the call itself changed need not be asked for again: its events come with `isShown`. */
  showsAnswer?: boolean;
  onProgress?: (progress: Progress) => void;
}
/** The part of AbortSignal that every host has. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
/** Where an event comes from. */
export interface EventOrigin {
  /** It tells of a call of this very client, whose answer is shown by whoever made the call. */
  readonly isShown: boolean;
}

export type Client<C> = {
  readonly [Name in keyof C]: (input: InputOf<C[Name]>, options?: CallOptions<ProgressOf<C[Name]>>) => Promise<Result<AnswerOf<C[Name]>>>;
};
export interface CallContext<Progress> {
  /** Aborted once the caller has cancelled: long work looks at it between steps and answers `cancelled`. */
  readonly signal: AbortSignalLike;
  readonly progress: (progress: Progress) => void;
  /** Runs the part of a handler that comes after a wait; what is emitted meanwhile is told to the caller as the call's own event. */
  readonly acting: <T>(work: () => T) => T;
}
export type Handlers<C> = {
  readonly [Name in keyof C]: (
    input: InputOf<C[Name]>,
    context: CallContext<ProgressOf<C[Name]>>,
  ) => Result<AnswerOf<C[Name]>> | Promise<Result<AnswerOf<C[Name]>>>;
};

/** What a MessagePort is to us, whichever process it lives in. */
export interface Port {
  post(message: unknown): void;
  listen(receive: (message: unknown) => void): void;
}

type Message =
  | { type: 'call'; id: number; name: string; input: unknown }
  | { type: 'cancel'; id: number }
  | { type: 'progress'; id: number; progress: unknown }
  | { type: 'answer'; id: number; result: Result<unknown> }
  /** `of`: the call of this port that brought it about, or null. */
  | { type: 'event'; name: string; event: unknown; of: number | null };

export interface Connection<C, Events> {
  readonly client: Client<C>;
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name], origin: EventOrigin) => void): () => void;
  /** Answers every call under way with `store-stopped` and takes no further ones. */
  close(): void;
}

/** The caller's side of a port: one typed proxy, no wrapper per call. */
export function connect<C, Events>(port: Port): Connection<C, Events> {
  const pending = new Map<number, { settle: (result: Result<unknown>) => void; progress: ((progress: never) => void) | undefined; showsAnswer: boolean }>();
  const listeners = new Map<keyof Events, Set<(event: never, origin: EventOrigin) => void>>();
  let next = 0;
  let closed = false;

  port.listen((raw) => {
    const message = raw as Message;
    if (message.type === 'answer') {
      pending.get(message.id)?.settle(message.result);
      pending.delete(message.id);
    } else if (message.type === 'progress') {
      pending.get(message.id)?.progress?.(message.progress as never);
    } else if (message.type === 'event') {
      // The store sends an event before the answer of the call that brought it about, on the same port.
      const origin = { isShown: message.of !== null && pending.get(message.of)?.showsAnswer === true };
      for (const listener of listeners.get(message.name as keyof Events) ?? []) listener(message.event as never, origin);
    }
  });

  function send(name: string, input: unknown, options: CallOptions<never> = {}): Promise<Result<unknown>> {
    if (closed) return Promise.resolve(fail({ code: 'store-stopped' }));
    if (options.signal?.aborted) return Promise.resolve(fail({ code: 'cancelled' }));
    const id = next++;
    return new Promise((settle) => {
      pending.set(id, { settle, progress: options.onProgress, showsAnswer: options.showsAnswer ?? false });
      options.signal?.addEventListener('abort', () => {
        if (pending.has(id)) port.post({ type: 'cancel', id } satisfies Message);
      });
      port.post({ type: 'call', id, name, input } satisfies Message);
    });
  }

  const client = new Proxy({} as Client<C>, {
    get: (_, name) => (typeof name === 'string' && name !== 'then' ? (input: unknown, options?: CallOptions<never>) => send(name, input, options) : undefined),
  });

  return {
    client,
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener as (event: never, origin: EventOrigin) => void));
      return () => set.delete(listener as (event: never, origin: EventOrigin) => void);
    },
    close() {
      closed = true;
      for (const { settle } of pending.values()) settle(fail({ code: 'store-stopped' }));
      pending.clear();
    },
  };
}

export interface Server<Events> {
  emit<Name extends keyof Events & string>(name: Name, event: Events[Name]): void;
}

/**
 * The answering side of a port. Input that its schema refuses is answered `bad-input` and reaches no handler.
 * A handler that throws is a bug: it goes to `onBug`, whose failure is the caller's answer.
 */
export function serve<C extends Calls, Events>(
  port: Port,
  calls: C,
  handlers: Handlers<C>,
  onBug: (error: unknown, name: string) => Failure,
): Server<Events> {
  const running = new Map<number, AbortController>();
  /** The call whose handler runs at this moment. */
  let acting: number | null = null;

  function actingFor<T>(id: number, work: () => T): T {
    const outer = acting;
    acting = id;
    try {
      return work();
    } finally {
      acting = outer;
    }
  }

  async function answer(id: number, name: string, input: unknown, signal: AbortSignalLike): Promise<Result<unknown>> {
    const declared = Object.hasOwn(calls, name) ? calls[name as keyof C] : undefined;
    if (!declared) return fail({ code: 'bad-input', detail: name });
    const checked = declared.input.safeParse(input);
    if (!checked.success) return fail({ code: 'bad-input', detail: `${name}: ${checked.error.issues[0]?.path.join('.') ?? ''}` });
    const handler = handlers[name as keyof C] as (input: unknown, context: CallContext<unknown>) => unknown;
    try {
      const context: CallContext<unknown> = {
        signal,
        progress: (progress) => port.post({ type: 'progress', id, progress } satisfies Message),
        acting: (work) => actingFor(id, work),
      };
      return (await actingFor(id, () => handler(checked.data, context))) as Result<unknown>;
    } catch (error) {
      return fail(onBug(error, name));
    }
  }

  port.listen((raw) => {
    const message = raw as Message;
    if (message.type === 'cancel') running.get(message.id)?.abort();
    if (message.type !== 'call') return;
    const { id, name, input } = message;
    const control = new AbortController();
    running.set(id, control);
    void answer(id, name, input, control.signal).then((result) => {
      running.delete(id);
      port.post({ type: 'answer', id, result } satisfies Message);
    });
  });

  return { emit: (name, event) => port.post({ type: 'event', name, event, of: acting } satisfies Message) };
}
