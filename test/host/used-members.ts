import { join, relative } from "node:path";
import ts from "typescript";

/** A member of Office.js that the code uses. */
export interface UsedMember {
  /** "Excel.Range.values" */
  readonly name: string;
  /** "src/excel/office-workbook.ts:12" */
  readonly at: string;
  readonly file: string;
  /** Requirement sets that the declarations of the member and of its class name. */
  readonly sets: readonly { readonly set: string; readonly version: string }[];
  /** Whether it belongs to an object of the library, rather than to an enumeration or a plain shape of data. */
  readonly isOfObject: boolean;
}

/** What reading the code gave. */
export interface Reading {
  readonly members: readonly UsedMember[];
  /** Pairs of texts such as "ExcelApi", "1.11" that a file hands to a function, if it calls `isSetSupported`. */
  readonly checks: ReadonlyMap<string, readonly { readonly set: string; readonly version: string }[]>;
  /** Calls of `load` whose names cannot be read off the code. */
  readonly unreadable: readonly string[];
}

const PROJECT = join(__dirname, "..", "..");
const DECLARATIONS = /@types\/(office-js|custom-functions-runtime)\//;

/** The members of Office.js that these files use, found with the type checker, strings in `load` included. */
export function usedMembers(files: readonly string[]): Reading {
  const { config } = ts.readConfigFile(join(PROJECT, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    readonly config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, PROJECT);
  const program = ts.createProgram([...files], options);
  const checker = program.getTypeChecker();
  const members: UsedMember[] = [];
  const unreadable: string[] = [];
  const checks = new Map<string, { set: string; version: string }[]>();

  const place = (node: ts.Node): { file: string; at: string } => {
    const source = node.getSourceFile();
    const file = relative(PROJECT, source.fileName);
    return { file, at: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}` };
  };

  const note = (symbol: ts.Symbol | undefined, node: ts.Node): void => {
    const declaration = symbol?.declarations?.find((one) => DECLARATIONS.test(one.getSourceFile().fileName));
    if (!symbol || !declaration) return;
    const name = checker.getFullyQualifiedName(symbol).replace(/^.*"\)?\./, "");
    const owner = declaration.parent;
    const isEnumeration = ts.isEnumDeclaration(owner) || ts.isEnumDeclaration(declaration);
    const isOfObject = ts.isClassDeclaration(owner) || (name.startsWith("Office.") && !isEnumeration);
    members.push({ name, ...place(node), sets: [...setsOf(declaration), ...setsOf(owner)], isOfObject });
  };

  const loaded = (type: ts.Type, path: string, node: ts.Node): void => {
    let current: ts.Type | undefined = type;
    for (const part of path.trim().split("/")) {
      const property: ts.Symbol | undefined = current && propertyOf(current, part, checker);
      if (part === "items" && property) current = itemOf(checker.getTypeOfSymbol(property), checker);
      else {
        if (!property) unreadable.push(`${place(node).at} loads ${path}`);
        note(property, node);
        current = property && checker.getTypeOfSymbol(property);
      }
    }
  };

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name), node);
    if (ts.isBindingElement(node)) {
      const from = checker.getTypeAtLocation(node.parent);
      const key = node.propertyName ?? node.name;
      if (ts.isIdentifier(key)) note(from.getProperty(key.text), node);
    }
    if (ts.isCallExpression(node)) {
      const [first, second] = node.arguments;
      if (
        first &&
        second &&
        ts.isStringLiteral(first) &&
        ts.isStringLiteral(second) &&
        /^\d+\.\d+$/.test(second.text)
      ) {
        const { file } = place(node);
        checks.set(file, [...(checks.get(file) ?? []), { set: first.text, version: second.text }]);
      }
      if (isLoad(node, checker)) {
        const receiver = checker.getTypeAtLocation(node.expression.expression);
        for (const text of textsOf(node.arguments[0], checker) ?? []) {
          for (const path of text.split(",")) loaded(receiver, path, node);
        }
        if (!textsOf(node.arguments[0], checker)) unreadable.push(place(node).at);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) continue;
    visit(source);
    if (!source.text.includes("isSetSupported")) checks.delete(place(source).file);
  }
  return { members, checks, unreadable };
}

type LoadCall = ts.CallExpression & { readonly expression: ts.PropertyAccessExpression };

function isLoad(node: ts.CallExpression, checker: ts.TypeChecker): node is LoadCall {
  if (!ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== "load") return false;
  const symbol = checker.getSymbolAtLocation(node.expression.name);
  return symbol?.declarations?.some((one) => DECLARATIONS.test(one.getSourceFile().fileName)) ?? false;
}

/** The texts that an argument of `load` can be: literals, unions of them, arrays of them; null if they cannot be told. */
function textsOf(argument: ts.Expression | undefined, checker: ts.TypeChecker): string[] | null {
  if (!argument) return [];
  if (ts.isArrayLiteralExpression(argument)) {
    const parts = argument.elements.map((element) => textsOf(element, checker));
    return parts.every((part) => part !== null) ? parts.flat() : null;
  }
  // Options as an object are checked by the compiler itself, property by property.
  if (ts.isObjectLiteralExpression(argument)) return pathsIn(argument);
  const type = checker.getTypeAtLocation(argument);
  const kinds = type.isUnion() ? type.types : [type];
  return kinds.every((kind) => kind.isStringLiteral()) ? kinds.map((kind) => kind.value) : null;
}

function pathsIn(options: ts.ObjectLiteralExpression): string[] {
  return options.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return [];
    const key = property.name.text;
    if (key.startsWith("$")) return [];
    return ts.isObjectLiteralExpression(property.initializer)
      ? pathsIn(property.initializer).map((path) => `${key}/${path}`)
      : [key];
  });
}

/** A property by its name; the items of a collection may be named without "items/". */
function propertyOf(type: ts.Type, name: string, checker: ts.TypeChecker): ts.Symbol | undefined {
  const own = type.getProperty(name);
  const items = type.getProperty("items");
  return own ?? (items && itemOf(checker.getTypeOfSymbol(items), checker)?.getProperty(name));
}

const itemOf = (list: ts.Type, checker: ts.TypeChecker): ts.Type | undefined =>
  checker.getIndexTypeOfType(list, ts.IndexKind.Number);

function setsOf(declaration: ts.Node): { set: string; version: string }[] {
  const comment = ts
    .getJSDocCommentsAndTags(declaration)
    .map((part) => part.getText())
    .join("\n");
  const sets = [...comment.matchAll(/\[Api set:\s*(\w+)\s+([\d.]+)/g)];
  // Members that Outlook shares name its set as well.
  return sets.flatMap(([, set = "", version = ""]) => (set === "Mailbox" ? [] : [{ set, version }]));
}
