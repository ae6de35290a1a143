import type { Random } from "./random";

const FIRST =
  "Adler,Alder,Amber,Anker,Arden,Aspen,Beacon,Birch,Bramble,Bridge,Cedar,Clover,Copper,Coral,Crest,Dale,Delta,Eben,Elm,Ember,Falk,Fern,Fjord,Flint,Glen,Granit,Grove,Harbor,Hazel,Heron,Hollis,Iris,Ivory,Juniper,Kestrel,Kiefer,Lark,Laurel,Linden,Lumen,Maple,Marlow,Meadow,Mistral,Müller,Nordic,Nørgård,Oakley,Olive,Orion,Otter,Pine,Quarry,Raven,Ridge,Rowan,Sable,Sierra,Solène,Sorrel,Stern,Tamar,Thorn,Tidal,Vale,Verde,Violet,Willow,Wren,Zephyr".split(
    ",",
  );
const TRADE =
  "Accounting,Aerospace,Apparel,Architects,Bakery,Brewing,Builders,Ceramics,Clinics,Dental,Design,Energy,Engineering,Farms,Foods,Freight,Glass,Hotels,Insurance,Labs,Legal,Logistics,Machines,Marine,Media,Metals,Motors,Optics,Packaging,Paper,Pharma,Plastics,Print,Properties,Recycling,Retail,Schools,Solar,Steel,Studios,Textiles,Timber,Tools,Travel,Water".split(
    ",",
  );
const SERVICE =
  "Cloud,IT,Systems,Digital,Networks,Data,Technology,Consulting,Solutions,Computing,Services,Online".split(",");

/** A company that buys, for example "Cedar Bridge Logistics". */
export function customerName(random: Random): string {
  return random.chance(0.04)
    ? `${random.pick(FIRST)}, ${random.pick(FIRST)} & ${random.pick(FIRST)} ${random.pick(TRADE)}`
    : `${random.pick(FIRST)} ${random.pick(FIRST)} ${random.pick(TRADE)}`;
}

/** A company that resells, for example "Orion Cloud Services". */
export function resellerName(random: Random): string {
  return `${random.pick(FIRST)}${random.chance(0.3) ? ` ${random.pick(FIRST)}` : ""} ${random.pick(SERVICE)} ${random.pick(SERVICE)}`;
}

/** The tenant's domain of a company: its letters and digits, and a number so that namesakes differ. */
export function domainName(name: string, number: number): string {
  const letters = name.normalize("NFD").replace(/[^A-Za-z0-9]/g, "");
  return `${letters.toLowerCase().slice(0, 14)}${String(number)}.onmicrosoft.com`;
}
