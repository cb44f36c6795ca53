// All tests of this folder; arguments choose some (see harness.mjs).

import {readdirSync} from "node:fs";
import {dirname} from "node:path";
import {fileURLToPath} from "node:url";
import {runAll} from "./harness.mjs";

const here = dirname(fileURLToPath(import.meta.url));
for (const name of readdirSync(here).sort()) if (name.startsWith("test_")) await import(`./${name}`);
process.exit(await runAll(process.argv.slice(2)) ? 0 : 1);
