/** What a suite found over one folder of cases. */
export interface SuiteResult {
  passed: number;
  failed: number;
  failures: { case: string; reason: string }[];
  /** Measured figures by name. */
  figures?: Record<string, number | string>;
  /** Whether the suite's stated bar is reached. */
  ok: boolean;
}

export interface SuiteOptions {
  /** At most so many cases; null: all. */
  limit: number | null;
}

/** A generic runner over any folder of the suite's form. */
export interface Suite {
  name: string;
  /** What must hold, in one line. */
  bar: string;
  /** It is given no folder of cases: it makes them. */
  makesItsCases?: boolean;
  run(dataDir: string, options: SuiteOptions): Promise<SuiteResult>;
}
