/** What the window may ask of the open brief. */
export interface ReaderHandle {
  toggleStar(): void;
  toggleRead(): void;
}
