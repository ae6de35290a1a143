import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { assumptionsPage } from "./assumptions";

writeFileSync(join(__dirname, "..", "..", "docs", "office-assumptions.md"), assumptionsPage());
