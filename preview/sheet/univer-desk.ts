import {
  CommandType,
  ICommandService,
  IUniverInstanceService,
  UniverInstanceType,
  Workbook,
  type ICommandInfo,
  type Injector,
  type Worksheet,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { FUniver } from "@univerjs/core/facade";
import type { Spreadsheet } from "./spreadsheet";

/** The parts of Univer that the open workbook's members need, found once. */
export interface UniverDesk {
  readonly api: FUniver;
  readonly unitId: string;
  readonly injector: Injector;
  readonly workbook: Workbook;
  readonly formulas: FormulaDataModel;
  /** Runs a mutation of a sheet at once. It is not put on the undo stack: undo is the user's. */
  mutate(id: string, params: object, options?: Readonly<Record<string, boolean>>): void;
  worksheet(sheetId: string): Worksheet;
  /** Hears every mutation and operation after it ran, and, where asked, before. */
  watch(
    after: (command: Readonly<ICommandInfo>, isFormula: boolean) => void,
    before?: (command: Readonly<ICommandInfo>) => void,
  ): () => void;
}

/** The desk of the workbook that is open in the spreadsheet. */
export function deskOf({ univer, api }: Spreadsheet, unitId: string): UniverDesk {
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const workbook = injector.get(IUniverInstanceService).getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
  if (!(workbook instanceof Workbook)) throw new RangeError(`no workbook ${unitId} is open`);
  return {
    api,
    unitId,
    injector,
    workbook,
    formulas: injector.get(FormulaDataModel),
    mutate(id, params, options) {
      commands.syncExecuteCommand(id, { unitId, ...params }, options);
    },
    worksheet(sheetId) {
      const worksheet = workbook.getSheetBySheetId(sheetId);
      if (worksheet === null || worksheet === undefined) throw new RangeError(`no sheet ${sheetId}`);
      return worksheet;
    },
    watch(after, before) {
      const heard = commands.onCommandExecuted((command, options) => {
        if (command.type !== CommandType.COMMAND) after(command, options?.["fromFormula"] === true);
      });
      const first = before === undefined ? null : commands.beforeCommandExecuted((command) => before(command));
      return () => {
        heard.dispose();
        first?.dispose();
      };
    },
  };
}
