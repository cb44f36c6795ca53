// What values of a layout are called in Thai. Keys stay as they are written in layout files beside it; what has no
// name here is shown by its key.

import {language} from "./words.js";

const sections = {
  common: ["ที่ใช้บ่อย", "Common"], page: ["หน้ากระดาษ", "Page"], fonts: ["แบบอักษร", "Fonts"], text: ["เนื้อความ", "Text"],
  title: ["ชื่อเรื่อง", "Title"], headings: ["หัวข้อ", "Headings"], quote: ["ข้อความยกมา", "Quotations"], code: ["ข้อความตามตัวพิมพ์", "Code"],
  lists: ["รายการข้อ", "Lists"], clauses: ["ข้อและมาตรา", "Clauses"], parts: ["หมวดและส่วน", "Parts"], tables: ["ตาราง", "Tables"], notes: ["เชิงอรรถ", "Footnotes"], contents: ["สารบัญ", "Contents"],
  captions: ["คำนำหน้าตารางและภาพ", "Captions"], crest: ["ตรา", "Crest"], head: ["บรรทัดหัวแบบ", "Lines at the head"],
  tail: ["บรรทัดท้ายแบบ", "Lines at the end"], signature: ["ลายมือชื่อ", "Signature"], print: ["สำหรับโรงพิมพ์", "For the printer"],
  furniture: ["เลขหน้าและหัวกระดาษ", "Page number, head, catchword"], breaks: ["การขึ้นหน้าใหม่", "Page ends"], other: ["อื่น ๆ", "Others"],
};

// By the last key, or the last two where one alone says too little.
const thai = {
  "margins.left": "ขอบซ้าย", "margins.right": "ขอบขวา", "margins.top": "ขอบบน", "margins.bottom": "ขอบล่าง",
  "page.size": "ขนาดกระดาษ", "page.orientation": "แนวกระดาษ", "page.width": "กว้าง (กระดาษขนาดอื่น)", "page.height": "สูง (กระดาษขนาดอื่น)",
  "fonts.text": "อักษรเนื้อความ", "fonts.code": "อักษรตามตัวพิมพ์", size: "ขนาดอักษร", pitch: "ระยะบรรทัด", bold: "ตัวหนา", colour: "สีอักษร",
  indent: "ย่อหน้า", "space-before": "เว้นก่อน", "space-after": "เว้นหลัง", place: "จัดวาง", justify: "การจัดเต็มบรรทัด", hyphenate: "ตัดคำอังกฤษด้วยยัติภังค์",
  format: "รูปแบบเลข", bullet: "เครื่องหมายหน้าข้อ", hang: "บรรทัดถัดไปเริ่มที่", gap: "ช่องหลังเครื่องหมาย",
  rule: "ความหนาของเส้น", "rule-colour": "สีเส้น", "padding.x": "ช่องว่างซ้ายขวาในช่อง", "padding.top": "ช่องว่างบนในช่อง",
  "padding.bottom": "ช่องว่างล่างในช่อง", "full-width": "กว้างเต็มข้อความ", "header-repeat": "หัวตารางซ้ำทุกหน้า", "header-fill": "สีพื้นหัวตาราง",
  "stripe-fill": "สีพื้นแถวเว้นแถว", rules: "เส้นตาราง", "split-rows": "ให้แถวข้ามหน้าได้", vertical: "แนวตั้งในช่อง", numerals: "เลขไทยหรืออารบิก",
  "captions.table": "คำนำหน้าตาราง", "captions.figure": "คำนำหน้าภาพ", description: "คำอธิบายรูปแบบ", keep: "คำที่ไม่ตัด", pdf: "ชนิดของ PDF",
  "contents.leader": "จุดไข่ปลา", "number-width": "ที่ของเลขหน้า", "page-number.format": "รูปแบบเลขหน้า", "page-number.from": "เลขหน้าเริ่มที่หน้า",
  distance: "ห่างจากขอบกระดาษ", "signature.left": "เริ่มจากขอบซ้าย", ink: "ที่สำหรับลงชื่อ", widows: "บรรทัดน้อยสุดที่หัวหน้า",
  orphans: "บรรทัดน้อยสุดที่ท้ายหน้า", label: "ข้อความนำ", field: "ช่องข้อมูล", required: "ต้องมีค่า", show: "แสดง",
  "title.default": "ชื่อเรื่องประจำแบบ",
};

const groups = {margins: "ขอบ", text: "ตัวอักษร", header: "หัวตาราง", padding: "ช่องว่าง", "page-number": "เลขหน้า", head: "หัวกระดาษ",
                catchword: "คำต่อเนื่อง", "label-text": "อักษรข้อความนำ"};

const readable = key => key.replaceAll("-", " ");

export function sectionName(section) {
  const both = sections[section];
  return both ? both[language === "th" ? 0 : 1] : section;
}

export function valueName(path) {
  const steps = path.split("."), last = steps.at(-1), two = steps.slice(-2).join(".");
  if (language === "th") return thai[two] || thai[last] || readable(last);
  return steps.length > 1 && ["margins", "padding"].includes(steps.at(-2)) ? `${last === "x" ? "left and right" : last} ${steps.at(-2).replace(/s$/, "")}` : readable(last);
}

// What stands between section and key: “2”, “score · header”.
export function groupName(path) {
  return path.split(".").slice(1, -1).filter(step => step !== "levels")
    .map(step => (language === "th" && groups[step]) || (/^\d+$/.test(step) ? (language === "th" ? `ระดับ ${step}` : `Level ${step}`) : readable(step))).join(" · ");
}
