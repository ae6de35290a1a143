/**
 * Words that the macro language of Excel 4 takes for itself, as far as they are letters alone, and the constants.
 * Source: Microsoft, "Excel 4.0 macro functions reference".
 */
const RESERVED = new Set(
  `ABSREF ACTIVATE ALERT ARGUMENT BEEP BREAK CALL CALLER COPY CREATE CUT DEFINE DELETE DEREF DIRECTORY DOCUMENTS ECHO ELSE
   ERROR EVALUATE EXEC EXECUTE FALSE FILES FILL FOPEN FCLOSE FORMAT FORMULA FPOS FREAD FREADLN FSIZE FWRITE FWRITELN GOTO
   HALT HELP HIDE HLINE INITIATE INPUT INSERT LAST LEGEND LINKS MESSAGE MOVE NAMES NEW NEXT NOTE OPEN PARSE PASTE POKE
   PRINT PROTECT QUIT REFTEXT REGISTER RELREF REQUEST RESTART RESULT RETURN RUN SAVE SCALE SELECT SELECTION SERIES SIZE
   SORT SPLIT STEP STYLE TERMINATE TEXTREF TRUE UNDO UNHIDE UNREGISTER VIEW VLINE VOLATILE WAIT WHILE WINDOWS WORKBOOK`
    .split(/\s+/)
    .filter(Boolean),
);

/** The last column of a sheet, as a number. */
const COLUMNS = 16_384;

/**
 * Why Excel would not take a word as the name of a function; `null` where it would. Its rules: three to 128 letters,
 * digits, underscores and full stops, a letter first, and nothing that means a cell or a macro function.
 * Source: Microsoft, "Custom functions naming and localization".
 */
export function nameTrouble(name: string): string | null {
  if (!/^[A-Z][A-Z0-9_.]*$/.test(name))
    return "it is not made of letters, digits, underscores and full stops, a letter first";
  if (name.length < 3 || name.length > 128) return "it has fewer than 3 or more than 128 characters";
  const cell = /^([A-Z]{1,3})\d+$/.exec(name);
  if (cell && columnOf(cell[1] ?? "") <= COLUMNS) return "it is a cell";
  if (/^R\d*C\d*$/.test(name)) return "it is a cell in R1C1 notation";
  return RESERVED.has(name) ? "Excel 4 macros have a function of that name" : null;
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
