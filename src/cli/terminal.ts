/** Where text is written: a screen, a pipe, or a test that listens. */
export interface Output {
  /** Whether a person is looking. */
  readonly isTTY: boolean;
  /** Width in characters; `null` where it is no screen. */
  readonly columns: number | null;
  write(text: string): void;
}

/** All that the command line asks of its surroundings besides files. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether standard output shows colours. */
  readonly colours: boolean;
  /** Milliseconds since any fixed moment; paces the progress line and decides nothing else. */
  readonly nowMs: () => number;
}
