// Text of a PDF as PDFium gives it, a form feed after each page: node pdfium.mjs FILE.pdf > FILE.txt
import { readFileSync } from "node:fs";
import { PDFiumLibrary } from "@hyzyla/pdfium";

const library = await PDFiumLibrary.init();
const pdf = await library.loadDocument(readFileSync(process.argv[2]));
for (const page of pdf.pages()) process.stdout.write(page.getText() + "\f");
pdf.destroy();
library.destroy();
