/**
 * A setting of V8 for programs that work hard for a few seconds, as a sync does: its last compiler takes a function only when it was called 50,000
 * times (3,000 by default). Until then its work costs more than it brings, and it competes for the same cores; what runs for longer gets it all
 * the same. See docs/decisions/sync.md.
 */
export const COMPILE_LATE = '--invocation-count-for-turbofan=50000';
