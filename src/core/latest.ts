/** A map that knows which of its values were used last, so that it can let go of the others. */
export class Latest<Key, Value> {
  readonly #values = new Map<Key, Value>();

  /** `most`: how many stay when it lets go. */
  constructor(private readonly most: number) {}

  /** The value; it counts as used now. */
  get(key: Key): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /** Puts a value in; it counts as used now. Nothing goes before `drop`. */
  set(key: Key, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
  }

  /** From the one unused for longest to the one used last; looking at them is no use. */
  values(): readonly Value[] {
    return [...this.#values.values()];
  }

  /** Lets go of those unused for longest until `most` are left, but of none that has to stay. Answers with what went. */
  drop(stays: (value: Value) => boolean = () => false): readonly Value[] {
    const gone: Value[] = [];
    if (this.#values.size <= this.most) return gone;
    for (const [key, value] of this.#values) {
      if (stays(value)) continue;
      this.#values.delete(key);
      gone.push(value);
      if (this.#values.size <= this.most) break;
    }
    return gone;
  }

  clear(): void {
    this.#values.clear();
  }
}
