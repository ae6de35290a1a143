import { runPatiently, runWrite } from "./run";
import type { Stop } from "./workbook";

/** A value that the add-in keeps in the workbook, or `null`. */
export function settingIn(key: string): Promise<unknown> {
  return runPatiently(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key);
    setting.load("value");
    await context.sync();
    const value: unknown = setting.isNullObject ? null : setting.value;
    return value ?? null;
  });
}

/** Keeps a plain value in the workbook, or forgets the one that is there. */
export function keepSettingIn(key: string, value: unknown, stop?: Stop): Promise<void> {
  return runWrite(async (context) => {
    const { settings } = context.workbook;
    if (value !== null) settings.add(key, value);
    else {
      const setting = settings.getItemOrNullObject(key);
      setting.load("key");
      await context.sync();
      if (!setting.isNullObject) setting.delete();
    }
    await context.sync();
  }, stop);
}
