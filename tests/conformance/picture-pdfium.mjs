// A page as Chromium (PDFium) shows it, with its fields, as a grey PGM: node picture-pdfium.mjs FILE.pdf PAGE PPI > FILE.pgm
import { readFileSync } from "node:fs";
import { PDFiumLibrary } from "@hyzyla/pdfium";

const [file, number, ppi] = process.argv.slice(2);
const library = await PDFiumLibrary.init();
const pdf = await library.loadDocument(readFileSync(file));
const picture = await pdf.getPage(number - 1).render({
  scale: ppi / 72,
  colorSpace: "Gray",
  renderFormFields: true,
  render: (options) => Promise.resolve(options.data),
});
process.stdout.write(Buffer.concat([Buffer.from(`P5 ${picture.width} ${picture.height} 255\n`), picture.data]));
pdf.destroy();
library.destroy();
