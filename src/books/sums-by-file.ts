import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type KeptInvoices, keptInvoices } from "../core/ledger/kept-invoices";
import { type KeptSum, keptSums } from "../core/ledger/kept-sums";
import type { FileSums } from "./clerk";
import type { KeptLedger } from "./kept-ledger";

/** Sums that become one text to be hashed. */
const SUMS_HASHED = 1_000;

/** The sums per reseller and month of each file of a ledger. */
export class SumsByFile {
  readonly #byFile = new Map<string, readonly KeptSum[]>();
  readonly #invoices = new Map<string, KeptInvoices>();
  #about: FileSums | null = null;

  /** `ticket`: what they are called when they are fetched. */
  constructor(
    { ledger, fileOf }: KeptLedger,
    readonly ticket: number,
  ) {
    const sourcesOf = new Map<string, number[]>();
    fileOf.forEach((file, source) => {
      if (file !== null) sourcesOf.set(file, [...(sourcesOf.get(file) ?? []), source]);
    });
    for (const [file, sources] of sourcesOf) {
      this.#byFile.set(
        file,
        sources.flatMap((source) => keptSums(ledger, source)),
      );
      this.#invoices.set(file, keptInvoices(ledger, sources));
    }
  }

  /** How many there are, and what tells them from others. */
  about(): FileSums {
    return (this.#about ??= this.#told());
  }

  #told(): FileSums {
    const files = [...this.#byFile].map(([file, sums]) => {
      return { file, sums: sums.length, invoices: this.#invoices.get(file) ?? { counted: [], leftOut: [] } };
    });
    return { ticket: this.ticket, files, fingerprint: this.#fingerprint() };
  }

  /** Some of a file, from number `first` on. */
  some(file: string, first: number, count: number): readonly KeptSum[] {
    return this.#byFile.get(file)?.slice(first, first + count) ?? [];
  }

  /** SHA-256 of all of it, in hexadecimal. */
  #fingerprint(): string {
    const hash = sha256.create();
    for (const [file, sums] of this.#byFile) {
      hash.update(utf8ToBytes(JSON.stringify([file, sums.length, this.#invoices.get(file)])));
      for (let at = 0; at < sums.length; at += SUMS_HASHED) {
        hash.update(utf8ToBytes(JSON.stringify(sums.slice(at, at + SUMS_HASHED))));
      }
    }
    return bytesToHex(hash.digest());
  }
}
