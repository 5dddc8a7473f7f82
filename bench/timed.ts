import { quantile, type Figure } from './row.ts';

/* Two ways to the same answer, timed in turn. */

export interface Timed {
  p50: number;
  p95: number;
}

/** How long a figure is measured at most, and how often each question is asked at least and at most. */
const MEASURED_MS = 2_000;
const LEAST_ROUNDS = 3;
const MOST_ROUNDS = 40;

/** Times each question and its floor in turn, round after round; the first quarter warms up and does not count. */
export function inTurn(ours: (() => unknown)[], floors: (() => unknown)[]): { ours: Timed; floor: Timed } {
  const rounds: { ours: number[]; floor: number[] }[] = [];
  const started = performance.now();
  while (rounds.length < LEAST_ROUNDS || (rounds.length < MOST_ROUNDS && performance.now() - started < MEASURED_MS)) {
    const round = { ours: [] as number[], floor: [] as number[] };
    ours.forEach((our, at) => {
      const raw = floors[at] ?? (() => {});
      // Whoever asks second finds the pages in the cache: take turns.
      const oursFirst = rounds.length % 2 === 0;
      const first = timed(oursFirst ? our : raw);
      const second = timed(oursFirst ? raw : our);
      round.ours.push(oursFirst ? first : second);
      round.floor.push(oursFirst ? second : first);
    });
    rounds.push(round);
  }
  const counted = rounds.slice(Math.ceil(rounds.length / 4));
  return { ours: summary(counted.flatMap((round) => round.ours)), floor: summary(counted.flatMap((round) => round.floor)) };
}

export function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

export const summary = (times: readonly number[]): Timed => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) });

/** A floor of no work at all is no floor. */
const NOTHING_MS = 0.002;

export function figures(name: string, { ours, floor }: { ours: Timed; floor: Timed }, note: string, bound: (p95: number, floor: number) => Figure['bound'] = () => null): Figure[] {
  return [
    { name: `${name}, p50`, value: ours.p50, unit: 'ms', floor: floor.p50 < NOTHING_MS ? null : floor.p50, bound: null, note },
    { name: `${name}, p95`, value: ours.p95, unit: 'ms', floor: floor.p95 < NOTHING_MS ? null : floor.p95, bound: bound(ours.p95, floor.p95), note },
  ];
}
