import { Latest } from "../../src/core/latest";

/** The numbers 1 to `count`, put in one after the other. */
function numbers(count: number): Latest<number, number> {
  const latest = new Latest<number, number>(3);
  for (let number = 1; number <= count; number += 1) latest.set(number, number);
  return latest;
}

test.each`
  count | gone      | left
  ${0}  | ${[]}     | ${[]}
  ${3}  | ${[]}     | ${[1, 2, 3]}
  ${4}  | ${[1]}    | ${[2, 3, 4]}
  ${5}  | ${[1, 2]} | ${[3, 4, 5]}
`("of $count the oldest go until three are left", ({ count, gone, left }) => {
  const latest = numbers(count as number);
  expect([latest.drop(), latest.values()]).toEqual([gone, left]);
});

test("what is used again is no longer the oldest, and looking is no use", () => {
  const latest = numbers(4);
  latest.get(1);
  latest.set(2, 20);
  latest.values();
  expect([latest.drop(), latest.values()]).toEqual([[3], [4, 1, 20]]);
  expect(latest.get(3)).toBeUndefined();
});

test("what has to stay stays, however many those are", () => {
  const latest = numbers(6);
  expect(latest.drop((number) => number % 2 === 0)).toEqual([1, 3, 5]);
  expect(numbers(6).drop(() => true)).toEqual([]);
});
