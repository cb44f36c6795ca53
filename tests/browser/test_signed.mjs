// The panel of signatures: who signed the PDF beside the source, and whose turn it is.

import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "./harness.mjs";
import {PROGRAM} from "./preview.mjs";

const MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const BANGKOK = 7 * 3600 * 1000;
let when = "";

// Builds the report and signs its first field, with a key of OpenSSL's, whose certificate begins now.
function signed(folder) {
  const run = (program, ...words) => execFileSync(program, words, {cwd: folder, stdio: "pipe"});
  run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30", "-utf8",
    "-subj", "/CN=นายสมชาย ใจดี", "-addext", "keyUsage=critical,digitalSignature", "-keyout", "key.pem", "-out", "crt.pem");
  run("openssl", "pkcs12", "-export", "-inkey", "key.pem", "-in", "crt.pem", "-passout", "pass:1234", "-out", "key.p12");
  writeFileSync(join(folder, "pin"), "1234\n");
  when = new Date(Date.now() + BANGKOK).toISOString().slice(0, 19);
  run(PROGRAM, "build", "-q", "report.md");
  run(PROGRAM, "sign", "-q", "report.pdf", "--key", "key.p12", "--pin-file", "pin", "--level", "b", "--opinion", "<b>เห็นชอบ</b>",
    "--time", when);
}

const thai = () => `${+when.slice(8, 10)} ${MONTHS[when.slice(5, 7) - 1]} ${+when.slice(0, 4) + 543} ${when.slice(11, 16)}`;
const english = () => `${when.slice(0, 10)} ${when.slice(11, 16)}`;

const rows = () => [...document.querySelectorAll("#panel .signature")].map(row => [...row.querySelectorAll("strong, p")].map(e => e.textContent));

test("nobody signed: the bar says nothing of it", {}, async ({sheet}) => {
  assert.ok(await sheet.evaluate(() => document.getElementById("show-signed").hidden));
  await sheet.press("s");
  assert.ok(await sheet.evaluate(() => document.getElementById("panel").hidden));
});

test("who signed, when, with which opinion, and whose turn it is, in both languages", {prepare: signed}, async ({sheet}) => {
  await sheet.wait("the button", () => !document.getElementById("show-signed").hidden);
  await sheet.press("s");
  await sheet.wait("the list", () => document.querySelectorAll("#panel .signature").length === 3);
  const texts = {th: [`นายสมชาย ใจดี ลงนามแล้ว ${thai()}`, "ความเห็น: <b>เห็นชอบ</b>", "ถึงลำดับลงนาม", "ยังไม่ลงนาม", "ลงนาม 1/3"],
                 en: [`signed by นายสมชาย ใจดี, ${english()}`, "opinion: <b>เห็นชอบ</b>", "to sign now", "not signed yet", "Signatures 1/3"]};
  for (let i = 0; i < 2; i++) {
    const [first, second, third] = await sheet.evaluate(rows), language = await sheet.evaluate(() => document.documentElement.lang);
    const button = await sheet.evaluate(() => document.getElementById("show-signed").textContent);
    assert.deepEqual([first[1], first[2], second[1], third[1], button], texts[language]);
    assert.ok(first[0].includes("นายพนม แสนหาญ") && second[0].includes("นายอภิวัฒน์"));
    await sheet.press("?");
    await sheet.click("#language");
    await sheet.press("s");
    await sheet.wait("the list again", () => document.querySelectorAll("#panel .signature").length === 3);
  }
  if (process.env.KEEP) await sheet.picture(join(process.env.KEEP, "signed.png"));
});
