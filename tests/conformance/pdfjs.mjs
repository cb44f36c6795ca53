// Text of a PDF as pdf.js gives it, a form feed after each page: node pdfjs.mjs FILE.pdf > FILE.txt
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const pdf = await getDocument({
  data: new Uint8Array(readFileSync(process.argv[2])),
  standardFontDataUrl: join(folder, "standard_fonts/"),
  verbosity: 0,
}).promise;
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  // Without normalisation: what is compared is what the file says.
  const content = await page.getTextContent({ disableNormalization: true });
  const text = content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("");
  process.stdout.write(text + "\f");
}
