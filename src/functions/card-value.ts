import type { CardNumber } from "./answer";

/** A number of Excel's data types with a card; sums, sorts and compares as its basic value. */
export interface CardValue {
  readonly type: "Double";
  readonly basicType: "Double";
  readonly basicValue: number;
  readonly numberFormat: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
  readonly layouts: {
    readonly card: {
      readonly title: { readonly property: string };
      readonly sections: readonly { readonly layout: "List"; readonly properties: readonly string[] }[];
    };
  };
}

type PropertyValue =
  | { readonly type: "String"; readonly basicType: "String"; readonly basicValue: string }
  | {
      readonly type: "Double";
      readonly basicType: "Double";
      readonly basicValue: number;
      readonly numberFormat: string;
    };

/** Amounts in USD have cents, counts have none. */
const formatOf = (name: string): string => (name.endsWith("USD") ? "#,##0.00" : "#,##0");

/** A number with its card as Excel takes it from a custom function. */
export function cardValue({ usd, card }: CardNumber): CardValue {
  const [first] = card;
  return {
    type: "Double",
    basicType: "Double",
    basicValue: usd,
    numberFormat: "#,##0.00",
    properties: Object.fromEntries(
      card.map(({ name, value }): readonly [string, PropertyValue] => [
        name,
        typeof value === "string"
          ? { type: "String", basicType: "String", basicValue: value }
          : { type: "Double", basicType: "Double", basicValue: value, numberFormat: formatOf(name) },
      ]),
    ),
    layouts: {
      card: {
        title: { property: first?.name ?? "" },
        sections: [{ layout: "List", properties: card.slice(1).map(({ name }) => name) }],
      },
    },
  };
}
