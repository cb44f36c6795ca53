// What the page says, in Thai and in English.

const words = {
  thumbnails: ["ภาพย่อ", "Thumbnails"],
  previousPage: ["หน้าก่อน", "Previous page"],
  nextPage: ["หน้าถัดไป", "Next page"],
  goToPage: ["ไปหน้า", "Go to page"],
  zoomOut: ["ย่อ", "Zoom out"],
  zoomIn: ["ขยาย", "Zoom in"],
  fitWidth: ["พอดีความกว้าง", "Fit width"],
  fitPage: ["พอดีหน้า", "Fit page"],
  sideBySide: ["สองหน้าคู่กัน", "Two pages side by side"],
  find: ["ค้นหา", "Find"],
  findWhat: ["คำที่ค้นหา", "What to find"],
  findNext: ["แห่งถัดไป", "Next place"],
  findPrevious: ["แห่งก่อน", "Previous place"],
  foundNone: ["ไม่พบ", "not found"],
  finding: ["กำลังค้น {0} %", "searching {0} %"],
  foundOf: ["{0} จาก {1}", "{0} of {1}"],
  layouts: ["รูปแบบ", "Layouts"],
  overlays: ["เส้นกำกับ", "Overlays"],
  compare: ["เปรียบเทียบ", "Compare"],
  help: ["วิธีใช้และปุ่มลัด", "Help and keys"],
  close: ["ปิด", "Close"],
  messages: ["ข้อความ", "Messages"],
  pageCount: ["/ {0} หน้า", "of {0}"],
  pageNamed: ["หน้า {0}", "Page {0}"],
  errors: ["ผิด {0} แห่ง", "{0} errors"],
  warnings: ["เตือน {0} แห่ง", "{0} warnings"],
  noMessages: ["ไม่มีข้อผิดพลาดหรือคำเตือน", "No errors and no warnings"],
  keptPages: ["หน้าที่เห็นเป็นฉบับก่อนที่จะผิด", "The pages are those from before the error"],
  ended: ["การแสดงตัวอย่างหยุดแล้ว เริ่มใหม่ด้วย likhit preview", "The preview has ended; start it again with likhit preview"],
  sourcePlace: ["{0} บรรทัด {1}", "{0}, line {1}"],
  opened: ["เปิดในโปรแกรมแก้ไขแล้ว", "opened in the editor"],
  openLink: ["เปิดในโปรแกรมแก้ไข", "open in the editor"],
  openOnClick: ["คลิกคำแล้วเปิดในโปรแกรมแก้ไข", "A click on a word opens the editor"],
  noPlace: ["ข้อความตรงนี้ไม่ได้มาจากต้นฉบับ", "Nothing of the source stands here"],
  noLine: ["ไม่มีบรรทัดนั้นในหน้า", "That line is on no page"],
  asSource: ["ตามต้นฉบับ", "as the source says"],
  addLayout: ["เพิ่มรูปแบบเทียบกัน", "Add a layout beside it"],
  removeLayout: ["เอาออก", "Remove"],
  layoutOf: ["รูปแบบที่ {0}", "Layout {0}"],
  values: ["ค่าของรูปแบบ", "Values of the layout"],
  valuesOf: ["ปรับค่าของ", "Change values of"],
  filter: ["หาค่า เช่น ขอบ", "Find a value, such as margin"],
  save: ["บันทึกลงไฟล์รูปแบบ", "Save to the layout file"],
  discard: ["ทิ้งที่แก้", "Discard"],
  unsaved: ["แก้แล้ว {0} ค่า ยังไม่บันทึก", "{0} changed, not saved"],
  savedTo: ["บันทึกลง {0} แล้ว", "Saved to {0}"],
  notSaved: ["บันทึกไม่ได้", "Could not be saved"],
  reset: ["คืนค่าเดิม", "Back to what it was"],
  from: ["มาจาก {0}", "from {0}"],
  byDefault: ["ค่าเริ่มต้น", "default"],
  was: ["เดิม {0}", "was {0}"],
  less: ["ลด", "Less"],
  more: ["เพิ่ม", "More"],
  pickColour: ["เลือกสี", "Pick a colour"],
  changedCount: ["แก้ {0}", "{0} changed"],
  moreFound: ["ยังมีอีก {0} ค่า พิมพ์ให้เจาะจงขึ้น", "{0} more; write more of the name"],
  noLayout: ["ไม่พบรูปแบบ", "There is no layout"],
  saveNew: ["บันทึกเป็นรูปแบบของเรา…", "Save as a layout of your own…"],
  newLayout: ["“{0}” มากับโปรแกรม จึงไม่ถูกแก้ ค่าจะลงในไฟล์ใหม่ข้างต้นฉบับ", "“{0}” is not this document's own and stays as it is; the values go into a new file beside the source"],
  newName: ["ชื่อรูปแบบใหม่", "Name of the new layout"],
  nameInSource: ["เขียน layout: ชื่อนี้ ในต้นฉบับด้วย", "Write layout: with this name into the source too"],
  namedInSource: ["ต้นฉบับใช้ layout: {0} แล้ว", "the source now says layout: {0}"],
  writeInSource: ["ให้ต้นฉบับใช้รูปแบบนี้โดยเขียน layout: {0}", "to use it, write layout: {0} in the source"],
  cancel: ["ยกเลิก", "Cancel"],
  widths: ["ความกว้างคอลัมน์อยู่ในต้นฉบับ (width: ของแต่ละคอลัมน์):", "Widths of columns stand in the source (width: of each column):"],
  widthsNone: ["ความกว้างคอลัมน์เขียนในต้นฉบับ (width: ของแต่ละคอลัมน์) ตอนนี้จัดให้เอง", "Widths of columns are written in the source (width: of each column); now they are found by themselves"],
  margins: ["ขอบกระดาษ", "Margins"],
  baselines: ["เส้นฐานของบรรทัด", "Baselines"],
  boxes: ["กรอบของบรรทัด", "Boxes of lines"],
  breaks: ["ที่ตัดบรรทัดได้", "Where lines may end"],
  stretch: ["การยืดของแต่ละบรรทัด", "Stretch of each line"],
  grid: ["ตารางของตาราง", "Grid of tables"],
  structure: ["โครงสร้าง (แท็ก)", "Structure (tags)"],
  breaksTiers: ["น้ำเงิน: ตัดได้ · ส้มเส้นประ: ในคำประสม · เทาเส้นจุด: หลังคำเชื่อม", "Blue: free · orange, dashed: within a compound · grey, dotted: behind a connective"],
  stretchTiers: ["เขียว: ยืดน้อย · เหลือง: พอสมควร · แดง: มาก (ในคำ · ในช่องว่าง)", "Green: little · yellow: fair · red: much (in words · in blanks)"],
  against: ["เทียบกับ", "Compare with"],
  againstNothing: ["ไม่เทียบ", "nothing"],
  againstCommit: ["ฉบับที่ commit ล่าสุด", "the last commit"],
  againstPdf: ["ไฟล์ {0}", "the file {0}"],
  same: ["ไม่มีอะไรต่างกัน", "Nothing differs"],
  differences: ["ต่างกัน {0} แห่ง", "{0} differences"],
  inserted: ["เพิ่ม", "added"],
  deleted: ["ตัดออก", "taken out"],
  changed: ["แก้", "changed"],
  moved: ["ย้ายที่", "moved"],
  setAnew: ["จัดบรรทัดใหม่", "set anew"],
  restyled: ["เปลี่ยนแบบอักษร", "restyled"],
  signed: ["ลงนาม", "Signatures"],
  signedFile: ["ลายมือชื่อใน {0} (แก้ต้นฉบับแล้วไฟล์นี้ไม่เปลี่ยนตาม)", "Signatures of {0}, which changes of the source leave as it is"],
  signedBy: ["{0} ลงนามแล้ว {1}", "signed by {0}, {1}"],
  signNow: ["ถึงลำดับลงนาม", "to sign now"],
  signLater: ["ยังไม่ลงนาม", "not signed yet"],
  signOpinion: ["ความเห็น: {0}", "opinion: {0}"],
  signChanged: ["แต่ไฟล์ถูกแก้ภายหลัง", "but the file was changed afterwards"],
  signedNobody: ["ยังไม่มีผู้ลงนาม", "nobody has signed"],
  signedCheck: ["ผู้ลงนามเป็นผู้ที่เชื่อถือได้หรือไม่ ตรวจด้วย likhit verify {0}", "whether to trust the signers, likhit verify {0} tells"],
  language: ["English", "ภาษาไทย"],
  surround: ["พื้นรอบหน้ากระดาษ: สว่าง/มืด", "Surround: light or dark"],
  keys: ["ปุ่มลัด", "Keys"],
  about: ["บันทึกต้นฉบับ รูปแบบ ข้อมูล หรือภาพ แล้วหน้าที่เปลี่ยนจะเปลี่ยนตามทันที",
          "Save the source, a layout, data or a picture, and the pages that change follow at once"],
  clickHelp: ["คลิกคำเพื่อดูว่ามาจากบรรทัดใดของต้นฉบับ", "Click a word to see the line of the source it comes from"],
  first: ["หน้าแรก", "First page"],
  last: ["หน้าสุดท้าย", "Last page"],
  copyAll: ["เลือกข้อความทั้งหมด", "Select all text"],
};

export let language = localStorage.getItem("language") || ((navigator.language || "th").startsWith("th") ? "th" : "en");

export function say(name, ...values) {
  const both = words[name];
  if (!both) return name;
  return both[language === "th" ? 0 : 1].replace(/\{(\d)\}/g, (_, i) => values[i]);
}

// What the program tells of a report, as this page's reader reads it: {message, hint}, or {error}.
export function inLanguage(message) {
  return language === "th" && message.thai ? message.thai : message;
}

// Every element names what it is by data-name (its title and label) or data-label (its text).
export function sayAll(root = document) {
  document.documentElement.lang = language;
  for (const element of root.querySelectorAll("[data-name]")) {
    const key = element.dataset.key ? ` (${element.dataset.key})` : "";
    element.title = say(element.dataset.name) + key;
    element.setAttribute("aria-label", say(element.dataset.name));
  }
  for (const element of root.querySelectorAll("[data-label]")) element.textContent = say(element.dataset.label);
}

export function changeLanguage() {
  language = language === "th" ? "en" : "th";
  localStorage.setItem("language", language);
  sayAll();
}

// Small help for making elements: make("p", {className: "x"}, "text", child).
export function make(kind, properties = {}, ...children) {
  const element = document.createElement(kind);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "dataset") Object.assign(element.dataset, value);
    else if (name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}
