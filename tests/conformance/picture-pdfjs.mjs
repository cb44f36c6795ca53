// A page as Firefox (pdf.js) shows it, with its fields, as a grey PGM: node picture-pdfjs.mjs FILE.pdf PAGE PPI > FILE.pgm
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createCanvas, DOMMatrix, Path2D } from "@napi-rs/canvas";

Object.assign(globalThis, { DOMMatrix, Path2D });
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const [file, number, ppi] = process.argv.slice(2);
const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const pdf = await getDocument({
  data: new Uint8Array(readFileSync(file)),
  standardFontDataUrl: join(folder, "standard_fonts/"),
  disableFontFace: true, // letters are drawn as paths: there is no page to load fonts into
  verbosity: 0,
}).promise;
const page = await pdf.getPage(Number(number));
const viewport = page.getViewport({ scale: ppi / 72 });
const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
const context = canvas.getContext("2d");
await page.render({ canvasContext: context, viewport }).promise;
const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
const grey = Buffer.alloc(canvas.width * canvas.height);
for (let i = 0; i < grey.length; i++) grey[i] = 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2];
process.stdout.write(Buffer.concat([Buffer.from(`P5 ${canvas.width} ${canvas.height} 255\n`), grey]));
