import { invalidArgument } from "../host-error";
import { ObjectClass } from "../object-class";

/** Application-wide objects need no target. */
type Whole = "workbook";

const numberFormat = new ObjectClass<Whole>("NumberFormatInfo", {
  members: {
    NumberDecimalSeparator: { kind: "value", get: (_, host) => host.culture.decimalSeparator },
    NumberGroupSeparator: { kind: "value", get: (_, host) => host.culture.groupSeparator },
  },
});

const datetimeFormat = new ObjectClass<Whole>("DatetimeFormatInfo", {
  members: {
    DateSeparator: { kind: "value", get: (_, host) => host.culture.dateSeparator },
    TimeSeparator: { kind: "value", get: (_, host) => host.culture.timeSeparator },
    ShortDatePattern: {
      kind: "value",
      get: (_, host) => host.culture.shortDatePattern,
      assumed: "Date patterns are those of the JavaScript engine for the locale, not those of Windows.",
    },
    LongDatePattern: { kind: "value", get: (_, host) => host.culture.longDatePattern },
    LongTimePattern: { kind: "value", get: (_, host) => host.culture.longTimePattern },
  },
});

const cultureInfo = new ObjectClass<Whole>("CultureInfo", {
  members: {
    Name: { kind: "value", get: (_, host) => host.culture.name },
    NumberFormat: { kind: "object", get: (whole) => numberFormat.of(whole) },
    DatetimeFormat: { kind: "object", get: (whole) => datetimeFormat.of(whole) },
  },
});

/** `context.application` */
export const application = new ObjectClass<Whole>("Application", {
  members: {
    CalculationMode: {
      kind: "value",
      get: (_, host) => host.workbook.calculationMode,
      set: (_, value, host) => {
        const modes = ["Automatic", "AutomaticExceptTables", "Manual"] as const;
        const mode = modes.find((known) => known === value);
        if (!mode) throw invalidArgument("Application.calculationMode");
        host.workbook.calculationMode = mode;
      },
    },
    CalculationState: {
      kind: "value",
      get: () => "Done",
      assumed:
        "Calculation is always done by the time a request is answered, even while functions of the add-in are busy.",
    },
    CalculationEngineVersion: { kind: "value", get: () => 191_029 },
    DecimalSeparator: { kind: "value", get: (_, host) => host.culture.decimalSeparator },
    ThousandsSeparator: { kind: "value", get: (_, host) => host.culture.groupSeparator },
    UseSystemSeparators: { kind: "value", get: () => true },
    CultureInfo: { kind: "object", get: (whole) => cultureInfo.of(whole) },
    Calculate: {
      kind: "method",
      call: (_, __, host) => host.workbook.calculate(),
      assumed: "Every kind of calculation asks all functions of the add-in anew, streaming ones included.",
    },
    SuspendApiCalculationUntilNextSync: {
      kind: "method",
      call: () => undefined,
      assumed: "Each request calculates once, at its end, with or without this call.",
    },
    SuspendScreenUpdatingUntilNextSync: {
      kind: "method",
      call: () => undefined,
      assumed: "Each request is drawn once, at its end, with or without this call.",
    },
  },
});

/** `context.runtime` */
export const runtime = new ObjectClass<Whole>("Runtime", {
  members: {
    EnableEvents: {
      kind: "value",
      get: (_, host) => host.areEventsEnabled,
      set: (_, value, host) => {
        host.areEventsEnabled = value === true;
      },
      assumed:
        "While events are off nothing is reported, other people's edits included, and nothing is made up for later.",
    },
  },
});

/** The classes around the application. */
export const applicationClasses = [application, runtime, cultureInfo, numberFormat, datetimeFormat] as const;
