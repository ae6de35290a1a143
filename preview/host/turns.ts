/** Work that is done later in this page, each piece in a turn of its own and in the order given, sooner than any timer. */
export class Turns {
  // One channel for all: what a port's listener holds on to is given back only with the port itself, and that is late.
  private readonly channel = new MessageChannel();
  private readonly waiting: (() => void)[] = [];

  constructor() {
    this.channel.port1.onmessage = () => this.waiting.shift()?.();
  }

  /** Does the work after what was put off before. */
  add(work: () => void): void {
    this.waiting.push(work);
    this.channel.port2.postMessage(null);
  }

  /** Ends it; what still waits is not done. */
  close(): void {
    this.waiting.length = 0;
    this.channel.port1.close();
  }
}
