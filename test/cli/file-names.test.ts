import { fileNamesOf } from "../../src/cli/file-names";

test.each([
  [["a.csv"], ["a.csv"]],
  [
    ["x/a.csv", "y/b.csv"],
    ["a.csv", "b.csv"],
  ],
  [
    ["x/a.csv", "y/a.csv", "y/b.csv"],
    ["x/a.csv", "y/a.csv", "b.csv"],
  ],
  [
    ["/1/x/a.csv", "/2/x/a.csv", "/2/y/a.csv"],
    ["1/x/a.csv", "2/x/a.csv", "y/a.csv"],
  ],
  [
    ["/x/book.xlsx", "/x/book.xlsx"],
    ["book.xlsx", "book.xlsx"],
  ],
  [
    ["/a.csv", "/x/a.csv"],
    ["/a.csv", "x/a.csv"],
  ],
])("%j are called %j", (paths, names) => {
  expect(fileNamesOf(paths)).toEqual(names);
});
