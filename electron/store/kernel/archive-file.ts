/** The name of the archive's one SQLite file inside its folder. */
export const ARCHIVE_FILE = 'archive.db';
