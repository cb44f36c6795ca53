// The picture of the preview in docs/pictures: the sample report after an edit, with the compare panel open.
//   SCRIPT=picture.mjs tests/browser/run.sh BUILD FILE.png

import {execFileSync} from "node:child_process";
import {statSync} from "node:fs";
import {openChromium} from "./drivers.mjs";
import {isDrawn} from "./harness.mjs";
import {Preview} from "./preview.mjs";

const EDITS = [["ดังต่อไปนี้\n", "ตามรายการนี้\n"], ["การดำเนินการขับเคลื่อน", "การดำเนินการและติดตามการขับเคลื่อน"], ["๙๗.๙๑", "๙๘.๒๐", "scores.csv"]];
const MOST_BYTES = 200_000;

function commit(folder) {
  const env = {...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null"};
  const git = (...words) => execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.org", ...words], {cwd: folder, env, stdio: "pipe"});
  git("init", "-q");
  git("add", ".");
  git("commit", "-q", "-m", "first");
}

async function compare(sheet, preview) {
  await sheet.press("c");
  await sheet.wait("the choices", () => document.querySelectorAll("#against option").length >= 2);
  await sheet.evaluate(() => {
    const select = document.getElementById("against");
    select.value = "commit";
    select.dispatchEvent(new Event("change"));
  });
  await sheet.wait("the answer", () => document.getElementById("difference-count"));
  for (const [old, other, name] of EDITS) preview.replace(old, other, name);
  await sheet.wait("all differences", () => document.querySelectorAll(".difference-row").length >= 3 && document.querySelectorAll(".difference").length >= 3);
  await sheet.wait("the pages", isDrawn);
}

const [file] = process.argv.slice(2);
const preview = await Preview.start({prepare: commit});
const browser = await openChromium();
try {
  const sheet = await browser.open(preview.address, {width: 1200, height: 750, locale: "en-GB", still: true});
  await sheet.wait("the first page", isDrawn);
  await compare(sheet, preview);
  await sheet.picture(file);
} finally {
  await browser.close();
  await preview.remove();
}
const bytes = statSync(file).size;
if (bytes > MOST_BYTES) throw new Error(`${file} has ${bytes} bytes: too many for a README`);
