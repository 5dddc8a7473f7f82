import { app, safeStorage } from 'electron';

/*
 * Only the main process can ask the system to keep a secret. Sealed text is base64 and opens on this computer for this user alone.
 */

/** null: this system cannot keep secrets (on Linux: no keyring runs), or refuses. */
export async function seal(text: string): Promise<string | null> {
  if (!(await canKeep())) return null;
  try {
    return safeStorage.encryptString(text).toString('base64');
  } catch {
    // The keyring is locked and stays so.
    return null;
  }
}

/** null: it cannot be opened here; it was sealed on another computer, or the keyring is gone. */
export async function unseal(sealed: string): Promise<string | null> {
  if (!(await canKeep())) return null;
  try {
    return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
  } catch {
    return null;
  }
}

/** Without a keyring Chromium would seal with a key that everybody knows: that is plain text. */
async function canKeep(): Promise<boolean> {
  await app.whenReady();
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
