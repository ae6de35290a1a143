import type { FunctionMetadata } from "../host/custom-function-metadata";
import { createExcelHost, type ExcelHost } from "../host/excel-host";
import { addInFrame } from "../host/frame-bridge";
import type { UniverWorkbook } from "../sheet/univer-workbook";
import type { AddinManifest, RibbonCommand } from "../ribbon/ribbon-command";
import { focusBeyond } from "./focus-beyond";

/** The add-in at work on the open workbook. */
export interface RunningAddin {
  readonly host: ExcelHost;
  /** Whether it has started far enough to take commands of the ribbon. */
  isReady(): boolean;
  /** Does what a button of the ribbon says. Throws where the add-in has not started yet. */
  run(command: RibbonCommand): void;
  stop(): void;
}

/** The add-in's package as the preview serves it. */
export interface AddinPackage {
  readonly manifest: AddinManifest;
  readonly functions: FunctionMetadata;
}

/** Reads the package: the manifest and the list of functions. Throws with a sentence where the bundle is not there. */
export async function addinPackage(manifestOf: (xml: string) => AddinManifest): Promise<AddinPackage> {
  const manifest = manifestOf(await textAt("/preview/manifest.xml"));
  const path = manifest.metadataPath;
  const functions: FunctionMetadata =
    path === null ? { functions: [] } : (JSON.parse(await textAt(path)) as FunctionMetadata);
  return { manifest, functions };
}

async function textAt(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok)
    throw new Error(`${path} is missing. Stop the preview and start it again: it builds what is missing.`);
  return response.text();
}

/** Starts the add-in's own page in the pane, for this workbook. */
export function startAddin(
  { manifest, functions }: AddinPackage,
  workbook: UniverWorkbook,
  container: HTMLElement,
  stateChanged: (host: ExcelHost) => void,
): RunningAddin {
  const host = createExcelHost(workbook, { functions: { metadata: functions, namespace: manifest.namespace } });
  // Until the add-in answers, its cells are busy and not unknown.
  workbook.connectFunctions({ functions: host.functions.functions, ask: () => () => undefined });
  const stopListening = host.onAddInState(() => {
    stateChanged(host);
  });
  const running = addInFrame(host, manifest.panePath, container);
  running.frame.title = manifest.name;
  running.channel.onLeaving((way) => {
    focusBeyond(running.frame, way);
  });
  return {
    host,
    isReady: () => running.channel.takesCommands,
    run(command) {
      if (command.action.kind === "showPane") host.setRuntimeState("Visible");
      else running.channel.runCommand(command.action.functionName, command.id);
    },
    stop() {
      stopListening();
      running.remove();
    },
  };
}
