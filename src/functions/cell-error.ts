/** Why a cell has no value: `not-available` shows as #N/A, `bad-argument` as #VALUE!; both carry a sentence. */
export interface CellTrouble {
  readonly code: "not-available" | "bad-argument";
  readonly because: string;
}

/** The error that Excel shows in the cell, with its sentence on the cell's warning sign. Only these two codes may carry one. */
export function cellError(trouble: CellTrouble): CustomFunctions.Error {
  const { ErrorCode } = CustomFunctions;
  const code = trouble.code === "not-available" ? ErrorCode.notAvailable : ErrorCode.invalidValue;
  return new CustomFunctions.Error(code, trouble.because);
}
