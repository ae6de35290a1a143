import { IRenderManagerService, SheetSkeletonManagerService } from "@univerjs/preset-sheets-core";
import type { UniverDesk } from "./univer-desk";

/** Draws a sheet anew with the next frame; drawn cells are kept as they are until somebody says that they changed. */
export function redrawSheet(desk: UniverDesk, sheetId: string): void {
  const render = desk.injector.get(IRenderManagerService).getRenderById(desk.unitId);
  render?.with(SheetSkeletonManagerService).getSkeletonParam(sheetId)?.skeleton.makeDirty(true);
  render?.mainComponent?.makeForceDirty();
}
