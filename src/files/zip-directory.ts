/** One file inside a zip archive. */
export interface ZipPart {
  readonly isPacked: boolean;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly crc32: number;
  /** Where its local header begins. */
  readonly start: number;
}

/** Whether bytes begin like a zip archive, which an XLSX or XLSM workbook is; also where they end before one can be sure. */
export function isZip(bytes: Uint8Array): boolean {
  const [first, second = 0x4b, third = 0x03] = bytes;
  return first === 0x50 && second === 0x4b && (third === 0x03 || third === 0x05);
}

/** What is wrong with an archive: its end is missing, or its parts do not hold what its directory says. */
export class BrokenZip extends Error {
  constructor(readonly code: "truncated" | "damaged") {
    super(code);
  }
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const NOT_HERE = 0xffffffff;

/** The parts of an archive by name, as its central directory lists them (APPNOTE.TXT 4.3). Throws `BrokenZip`. */
export function zipParts(archive: Uint8Array): ReadonlyMap<string, ZipPart> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  return withinBounds(() => {
    const { start, count } = directoryOf(view);
    const parts = new Map<string, ZipPart>();
    let at = start;
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== ENTRY) throw new BrokenZip("damaged");
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
      parts.set(name, partAt(view, at, at + 46 + nameLength, extraLength));
      at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    }
    return parts;
  });
}

function partAt(view: DataView, at: number, extra: number, extraLength: number): ZipPart {
  const wide = wideFields(view, extra, extraLength);
  // The wide fields are there only for the narrow ones that say so, in this order.
  const field = (offset: number): number => {
    const narrow = view.getUint32(at + offset, true);
    return narrow === NOT_HERE ? (wide.shift() ?? narrow) : narrow;
  };
  const bytes = field(24);
  const packedBytes = field(20);
  const start = field(42);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw new BrokenZip("damaged");
  return {
    isPacked: method === 8,
    isEncrypted: view.getUint16(at + 8, true) % 2 === 1,
    bytes,
    packedBytes,
    crc32: view.getUint32(at + 16, true),
    start,
  };
}

function wideFields(view: DataView, extra: number, length: number): number[] {
  for (let at = extra; at + 4 <= extra + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const count = Math.min(3, Math.floor(view.getUint16(at + 2, true) / 8));
    return Array.from({ length: count }, (_, i) => Number(view.getBigUint64(at + 4 + i * 8, true)));
  }
  return [];
}

function directoryOf(view: DataView): { readonly start: number; readonly count: number } {
  const earliest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= earliest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count !== 0xffff && start !== NOT_HERE) return { start, count };
    const wide = Number(view.getBigUint64(at - 12, true));
    if (view.getUint32(wide, true) !== END_64) throw new BrokenZip("damaged");
    return { start: Number(view.getBigUint64(wide + 48, true)), count: Number(view.getBigUint64(wide + 32, true)) };
  }
  throw new BrokenZip("truncated");
}

/** What `reading` gives; a place outside the archive is damage to it. */
export function withinBounds<T>(reading: () => T): T {
  try {
    return reading();
  } catch (failure) {
    if (failure instanceof RangeError) throw new BrokenZip("damaged");
    throw failure;
  }
}
