import { fileAt } from "../../scripts/static-server";

test.each`
  address                        | file
  ${"/taskpane.html"}            | ${"/dist/taskpane.html"}
  ${"/assets/icon-16.png?v=1"}   | ${"/dist/assets/icon-16.png"}
  ${"/../package.json"}          | ${"/dist/package.json"}
  ${"/%2e%2e/package.json"}      | ${"/dist/package.json"}
  ${"/..%2fpackage.json"}        | ${null}
  ${"/a/..%2f..%2fpackage.json"} | ${null}
`("the address $address is the file $file", ({ address, file }: { address: string; file: string | null }) => {
  expect(fileAt("/dist", address)).toBe(file);
});
