import { COLOURS } from "../../src/excel/colours";

/** Relative luminance of "#RRGGBB" (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(Object.entries(COLOURS))("%s can be read: font and fill have a contrast of 7 to 1", (_, { fill, font }) => {
  const [light, dark] = [luminance(fill), luminance(font)];
  expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(7);
});

test("no two marks look the same", () => {
  const fills = Object.values(COLOURS).map(({ fill }) => fill);
  expect(new Set(fills).size).toBe(fills.length);
});
