import { expect, test } from 'vitest';
import { noteSaver, type SaveState } from '../../../../renderer/annotations/note-saver.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

/** A desk with a clock that is moved by hand, and a store that answers when told. */
function givenSaver(saved = '') {
  const saves: { text: string; answer: (result: Result<null>) => void }[] = [];
  const states: SaveState['kind'][] = [];
  let timers: { at: number; run: () => void }[] = [];
  let now = 0;
  const saver = noteSaver(saved, {
    save: (text) => new Promise((answer) => saves.push({ text, answer })),
    onState: ({ kind }) => states.push(kind),
    rest: 300,
    longest: 1000,
    later(run, milliseconds) {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  });
  return {
    saver,
    saves,
    states,
    pass(milliseconds: number) {
      now += milliseconds;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
    async answer(result: Result<null> = ok(null)) {
      saves.at(-1)!.answer(result);
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    },
  };
}

test('what is typed is saved after a short rest, once', async () => {
  const { saver, saves, states, pass, answer } = givenSaver();
  saver.type('C');
  pass(200);
  saver.type('Check');
  pass(200);
  expect(saves).toEqual([]);
  pass(100);
  await answer();

  expect(saves.map(({ text }) => text)).toEqual(['Check']);
  expect(states).toEqual(['typing', 'typing', 'saving', 'saved']);
});

test('leaving the field saves at once', () => {
  const { saver, saves } = givenSaver();
  saver.type('Check the date');
  void saver.flush();

  expect(saves.map(({ text }) => text)).toEqual(['Check the date']);
});

test('what is typed during a save is saved after it, the newest words last', async () => {
  const { saver, saves, states, pass, answer } = givenSaver();
  saver.type('One');
  pass(300);
  saver.type('One two');
  saver.type('One two three');
  pass(300);
  expect(saves.map(({ text }) => text)).toEqual(['One']);
  await answer();
  await answer();

  expect(saves.map(({ text }) => text)).toEqual(['One', 'One two three']);
  expect(states.at(-1)).toBe('saved');
});

test('a save that fails is tried again by itself, and nothing that was typed is lost', async () => {
  const { saver, saves, states, pass, answer } = givenSaver();
  saver.type('Check');
  pass(300);
  await answer(fail({ code: 'store-stopped' }));
  expect(states.at(-1)).toBe('failed');
  pass(3000);
  await answer();

  expect(saves.map(({ text }) => text)).toEqual(['Check', 'Check']);
  expect(states.at(-1)).toBe('saved');
});

test('words that stand there already are not saved again', () => {
  const { saver, saves, pass } = givenSaver('Check');
  saver.type('Check it');
  saver.type('Check');
  pass(300);

  expect(saves).toEqual([]);
});

test('after an undo elsewhere the same words can be typed and saved anew', async () => {
  const { saver, saves, pass, answer } = givenSaver();
  saver.type('Check');
  pass(300);
  await answer();
  saver.settle('');
  saver.type('Check');
  pass(300);

  expect(saves.map(({ text }) => text)).toEqual(['Check', 'Check']);
});

test('typing without a rest is saved all the same, so that a crash takes a second of it at most', () => {
  const { saver, saves, pass } = givenSaver();
  for (const text of ['C', 'Ch', 'Che', 'Chec', 'Check']) {
    saver.type(text);
    pass(250);
  }

  expect(saves.map(({ text }) => text)).toEqual(['Chec']);
});

test('a window that closes is told when everything is saved', async () => {
  const { saver, answer } = givenSaver();
  saver.type('Check');
  expect(saver.isSaved()).toBe(false);
  const saved = saver.flush();
  await answer();

  expect([await saved, saver.isSaved()]).toEqual([true, true]);
});
