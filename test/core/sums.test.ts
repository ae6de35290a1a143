import fc from "fast-check";
import { exactOfText, ONE, textOf, type Exact } from "../../src/core/exact";
import { NumberColumn } from "../../src/core/import/number-column";
import { Sums } from "../../src/core/sums";

/** Text such as `-1234.5678` with up to the given number of decimals. */
const amountText = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 18 }))
  .map(([digits, decimals]) => textOf((digits * ONE) / 10n ** BigInt(decimals)));

function added(texts: readonly string[], sums = new Sums(), at = 0): Sums {
  const column = new NumberColumn();
  for (const text of texts) {
    if (!column.read(text)) throw new RangeError(`not read: ${text}`);
    sums.add(at, column);
  }
  return sums;
}

const truly = (texts: readonly string[]): Exact => texts.reduce((sum, text) => sum + exactOfText(text), 0n);

test("a sum of any amounts is the sum of arbitrary precision, in any order", () => {
  fc.assert(
    fc.property(fc.array(amountText, { maxLength: 60 }), (texts) => {
      const sum = added(texts).value(0);
      return sum === truly(texts) && sum === added([...texts].reverse()).value(0);
    }),
    { numRuns: 500 },
  );
});

test("a sum added up in parts is the sum of the whole", () => {
  fc.assert(
    fc.property(fc.array(amountText), fc.array(amountText), (one, other) => {
      const whole = new Sums();
      whole.addFrom(7, added(one), 0);
      whole.addFrom(7, added(other, new Sums(), 3), 3);
      return whole.value(7) === truly([...one, ...other]);
    }),
  );
});

test("a rounded sum is the exact sum rounded half away from zero", () => {
  fc.assert(
    fc.property(fc.array(amountText, { maxLength: 20 }), (texts) => {
      const sums = added(texts);
      const value = sums.value(0);
      const size = value < 0n ? -value : value;
      const whole = (size + ONE / 200n) / (ONE / 100n);
      const near = Math.abs(Number(value < 0n ? -whole : whole) / 100 - sums.rounded(0));
      return near === 0 && !Object.is(sums.rounded(0), -0);
    }),
  );
});

test.each([
  ["0.005", 0.01],
  ["-0.005", -0.01],
  ["0.0049999", 0],
  ["999.995", 1000],
  ["0.0049999999999", 0],
])("a sum of %s alone rounds to %f", (text, rounded) => {
  expect(added([text]).rounded(0)).toBe(rounded);
});

test("sums beyond 2^52 millionths spill without losing a millionth, up and down again", () => {
  const big = "4503599627.370495";
  const up = [big, big, big, "0.000001"];
  const down = up.map((text) => `-${text}`);
  const sums = added(up);
  expect(sums.value(0)).toBe(truly(up));
  expect(added(down, sums).value(0)).toBe(0n);
});

test("sum numbers far apart do not touch each other, and one never added to is nothing", () => {
  const sums = added(["1.5"], added(["2"], new Sums(), 100_000), 3);
  expect([3, 100_000, 0, 99_999, 1_000_000].map((at) => sums.rounded(at))).toEqual([1.5, 2, 0, 0, 0]);
});

test("a million lines in random order are added up like arbitrary precision does", () => {
  // Looked up once: a global costs more in a test than the sum of a line.
  const { imul, floor } = Math;
  // A fixed linear congruential sequence, so that a failure can be looked at again.
  let state = 20_260_420;
  const random = (below: number) => {
    state = (imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return floor((state / 4_294_967_296) * below);
  };
  const [lines, different, resellers] = [1_000_000, 50_000, 97];
  const decimals = [2, 2, 2, 2, 2, 3, 6, 10, 12];
  const texts: string[] = [];
  const units: bigint[] = [];
  for (let at = 0; at < different; at++) {
    const places = at % 50 === 0 ? 18 : (decimals[random(decimals.length)] ?? 2);
    const whole = random(at % 1_000 === 0 ? 4_000_000_000 : 5_000);
    const low = `${random(1_000_000_000)}`.padStart(9, "0") + `${random(1_000_000_000)}`.padStart(9, "0");
    const fraction = low.slice(0, places);
    const sign = random(3) === 0 ? "-" : "";
    texts.push(`${sign}${whole}.${fraction}`);
    units.push(BigInt(`${sign}${whole}${fraction.padEnd(18, "0")}`));
  }
  const truth = new Array<bigint>(resellers).fill(0n);
  const column = new NumberColumn();
  const sums = new Sums();
  for (let line = 0; line < lines; line++) {
    const at = random(different);
    const owner = random(resellers);
    if (!column.read(texts[at])) throw new RangeError(`not read: ${texts[at] ?? ""}`);
    sums.add(owner, column);
    truth[owner] = (truth[owner] ?? 0n) + (units[at] ?? 0n);
  }
  for (let owner = 0; owner < resellers; owner++) {
    expect(sums.value(owner)).toBe((truth[owner] ?? 0n) * 10n ** 12n);
  }
});

test("amounts of thirty decimals, and those beyond all flat arrays, are added and taken away without a remainder", () => {
  const value = fc.bigInt({ min: -(10n ** 50n), max: 10n ** 50n });
  const small = fc.bigInt({ min: -(10n ** 31n), max: 10n ** 31n });
  fc.assert(
    fc.property(fc.array(fc.oneof(value, small), { maxLength: 40 }), (values) => {
      const [sums, copy] = [new Sums(), new Sums()];
      for (const each of values) sums.addExact(2, each);
      copy.addFrom(5, sums, 2);
      expect(sums.value(2)).toBe(values.reduce((sum, each) => sum + each, 0n));
      expect(copy.value(5)).toBe(sums.value(2));
      copy.addFrom(5, sums, 2, -1);
      for (const each of values) sums.addExact(2, -each);
      expect([sums.value(2), copy.value(5), sums.rounded(2)]).toEqual([0n, 0n, 0]);
      sums.add(2, { micros: 1, picos: 2, rest: 3n });
      sums.clear();
      expect(sums.value(2)).toBe(0n);
    }),
  );
});

test("decimals that add up beyond their array are carried", () => {
  const sums = new Sums();
  // Sums of sums double each time, until the halves of the thirty decimals have left their range.
  sums.addExact(0, 10n ** 18n - 1n);
  let truth = 10n ** 18n - 1n;
  for (let doubling = 0; doubling < 60; doubling++) {
    sums.addFrom(1, sums, 0);
    sums.addFrom(0, sums, 1);
    sums.addFrom(1, sums, 1, -1);
    truth *= 2n;
    if (doubling % 10 === 0) expect(sums.value(0)).toBe(truth);
  }
  expect(sums.value(0)).toBe(truth);
});
