import type { ExcelHost } from "./excel-host";

/** Number of Excel on the web among Office's applications (`OSF.AppName`). */
const EXCEL_ON_THE_WEB = 16;
const DOCUMENT_OPENED = 1;
const READ_WRITE = 1;
const TASK_PANE = 1;
const DISPLAYED = 2;

/** What Excel tells a starting add-in of itself, of the document and of the settings kept in it. */
export function appContext(host: ExcelHost, addInId: string): Readonly<Record<string, unknown>> {
  return {
    _id: addInId,
    _appInstanceId: addInId,
    _appName: EXCEL_ON_THE_WEB,
    _appVersion: "16.0",
    _appMinorVersion: 0,
    _hostFullVersion: "16.0.18000.40000",
    _appUILocale: host.culture.name,
    _dataLocale: host.culture.name,
    _docUrl: `https://localhost/${encodeURIComponent(host.workbook.name)}`,
    _clientMode: READ_WRITE,
    _reason: DOCUMENT_OPENED,
    _osfControlType: TASK_PANE,
    _initialDisplayMode: DISPLAYED,
    _settings: [...host.workbook.records.documentSettings],
    _requirementMatrix: JSON.stringify(host.requirementSets),
    _eToken: "",
    _correlationId: "",
    _addinName: "",
    _appDomains: [],
  };
}
