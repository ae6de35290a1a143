/** Which events the add-in listens to: a type of event on a target ("Workbook", a sheet's id or a table's id). */
export class Subscriptions {
  private readonly counts = new Map<string, number>();

  /** One more listener. */
  add(type: number, targetId: string): void {
    const key = `${type} ${targetId}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** One listener less. */
  remove(type: number, targetId: string): void {
    const key = `${type} ${targetId}`;
    this.counts.set(key, Math.max(0, (this.counts.get(key) ?? 0) - 1));
  }

  /** Whether anybody listens. */
  has(type: number, targetId: string): boolean {
    return (this.counts.get(`${type} ${targetId}`) ?? 0) > 0;
  }

  /** Forgets all of them: the add-in was loaded anew. */
  clear(): void {
    this.counts.clear();
  }
}
