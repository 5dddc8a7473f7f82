import type { Failure } from '../../../shared/errors.ts';

/** The named failure behind an error of the file system. */
export function fileFailure(error: unknown, path: string): Failure {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'file-missing', detail: path };
  if (code === 'EACCES' || code === 'EPERM') return { code: 'file-not-allowed', detail: path };
  return { code: 'file-unreadable', detail: path };
}
