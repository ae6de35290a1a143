/** How a reseller's year went; decides what its customers buy. */
export type Story =
  | "strong"
  | "below"
  | "on-track"
  | "watch"
  | "cliff"
  | "silent"
  | "new"
  | "deauthorized"
  | "no-anniversary"
  | "unlisted";

/** A reseller of the sample; `onboarded` is `YYYY-MM-DD`, `null` where the list does not know it. */
export interface SampleReseller {
  readonly id: number;
  readonly name: string;
  readonly country: "US" | "CA" | "DE" | "NL" | "FR" | "AT";
  readonly story: Story;
  readonly onboarded: string | null;
  readonly deauthorized?: string;
  readonly security: boolean;
}

type Entry = readonly [
  id: number,
  name: string,
  country: SampleReseller["country"],
  story: Story,
  onboarded: string | null,
];

/** Invented firms. The stories are told for an as-of date of 2026-04-20. */
const ENTRIES: readonly Entry[] = [
  [6048879, "Harbor & Pine Cloud", "US", "cliff", "2022-07-18"],
  [4847383, "Alpenblick IT", "AT", "strong", "2019-05-02"],
  [4901127, "Amberline Systems", "US", "strong", "2018-04-09"],
  [4915560, "Basalt Networks", "DE", "strong", "2020-06-22"],
  [4933018, "Birchwood Managed Services", "CA", "strong", "2019-09-17"],
  [4958842, "Blaue Brücke Systemhaus", "DE", "strong", "2017-10-05"],
  [4977301, "Bluewater Office Solutions", "US", "strong", "2021-11-30"],
  [5003946, "Canalside Computing", "NL", "strong", "2018-12-11"],
  [5021877, "Cedar Ridge Technology", "US", "strong", "2020-08-03"],
  [5046213, "Cirrus & Sons", "US", "strong", "2022-05-19"],
  [5068894, "Copperfield Data", "CA", "strong", "2021-07-08"],
  [5090417, "Coteau Informatique", "FR", "strong", "2019-04-23"],
  [5112650, "Deltawerk ICT", "NL", "strong", "2020-10-14"],
  [5137729, "Dockside Digital", "US", "strong", "2023-06-06"],
  [5159904, "Eastgate Business Systems", "US", "strong", "2017-08-28"],
  [5180336, "Eichenhof EDV", "DE", "strong", "2022-09-12"],
  [5204471, "Elm Street Support", "US", "strong", "2018-05-25"],
  [5229085, "Fairlight Consulting", "CA", "strong", "2020-12-01"],
  [5251730, "Falkenstein Cloud", "DE", "strong", "2021-04-16"],
  [5276408, "Fjordline Partners", "NL", "strong", "2019-07-30"],
  [5299163, "Granite State Computers", "US", "strong", "2023-10-20"],
  [5320587, "Greenfield Workplace", "US", "strong", "2016-11-07"],
  [5345912, "Hafenkontor Digital", "DE", "strong", "2020-05-13"],
  [5368240, "Heronsgate IT", "US", "strong", "2022-08-26"],
  [5391876, "Hilltop Cloud Works", "US", "strong", "2018-06-18"],
  [5414023, "Ironbridge Solutions", "CA", "strong", "2021-09-02"],
  [5439658, "Juniper Lane IT", "US", "strong", "2019-11-21"],
  [5462790, "Kaiserquell Datentechnik", "AT", "strong", "2022-04-11"],
  [5488315, "Kestrel Information Services", "US", "strong", "2020-07-27"],
  [5510944, "Lakeshore Desktop", "US", "strong", "2017-12-15"],
  [5536071, "Lindenallee Systems", "DE", "strong", "2023-05-09"],
  [5559628, "Lumière Conseil", "FR", "strong", "2021-10-06"],
  [5582403, "Maplegrove Technologies", "CA", "strong", "2018-01-24"],
  [5607189, "Meridian Street Partners", "US", "strong", "2019-03-12"],
  [5630755, "Millbrook Computer Care", "US", "below", "2021-04-08"],
  [5654012, "Nordwind Bürotechnik", "DE", "below", "2019-05-27"],
  [5678946, "Oakhaven IT", "US", "below", "2023-05-15"],
  [5701338, "Old Mill Networks", "US", "below", "2020-06-10"],
  [5725590, "Petit Pont Services", "FR", "below", "2022-07-04"],
  [5748817, "Pinecrest Support Desk", "CA", "below", "2025-06-16"],
  [5772064, "Quayside Cloud", "US", "on-track", "2021-06-21"],
  [5795439, "Redwood Corner IT", "US", "on-track", "2020-07-15"],
  [5819702, "Rheinufer Systemhaus", "DE", "on-track", "2022-07-29"],
  [5843158, "Sable Point Technology", "US", "on-track", "2019-10-18"],
  [5867921, "Saltmarsh Digital", "CA", "on-track", "2023-12-05"],
  [5890346, "Seebrücke IT", "DE", "watch", "2020-08-19"],
  [5914680, "Silverbirch Consulting", "US", "watch", "2022-09-26"],
  [5938215, "Stonecutter Systems", "US", "watch", "2021-11-03"],
  [5962773, "Sycamore Helpdesk", "US", "watch", "2018-12-20"],
  [5987401, "Tulpenveld Automatisering", "NL", "watch", "2023-02-14"],
  [6011936, "Uferpark Cloud", "AT", "cliff", "2021-07-05"],
  [6035284, "Valley Forge Workplace", "US", "cliff", "2020-10-27"],
  [6059718, "Vieux Port Informatique", "FR", "silent", "2019-06-11"],
  [6084155, "Walnut Hill Computing", "US", "new", "2025-09-08"],
  [6108693, "Waterlinie Cloud", "NL", "new", "2025-11-17"],
  [6132047, "Westbrook IT Partners", "US", "new", "2025-08-25"],
  [6157520, "Whitecap Technology", "CA", "new", "2026-02-02"],
  [6181964, "Willow Bend Systems", "US", "deauthorized", "2019-02-13"],
  [6206318, "Yarrow & Finch", "US", "deauthorized", "2020-01-09"],
  [6230871, "Zedernhof Technik", "DE", "no-anniversary", null],
];

const DEAUTHORIZED: Readonly<Record<number, string>> = { 6181964: "2026-02-27", 6206318: "2025-10-31" };

/** Resellers that have not met Microsoft's security conditions. */
const INSECURE: ReadonlySet<number> = new Set([4977301, 5204471, 5748817, 5938215, 6011936]);

/** The sixty resellers of the list, in its order. */
export const RESELLERS: readonly SampleReseller[] = ENTRIES.map(([id, name, country, story, onboarded]) => {
  const deauthorized = DEAUTHORIZED[id];
  return {
    id,
    name,
    country,
    story,
    onboarded,
    security: !INSECURE.has(id),
    ...(deauthorized === undefined ? {} : { deauthorized }),
  };
});

/** Billed, but missing from the list. */
export const UNLISTED: SampleReseller = {
  id: 6255492,
  name: "(not in the list)",
  country: "US",
  story: "unlisted",
  onboarded: null,
  security: true,
};

/** The people at the provider who look after resellers. */
export const OWNERS = ["Dana Whitfield", "Jonas Lindqvist", "Priya Raman", "Marta Oliveira"] as const;
