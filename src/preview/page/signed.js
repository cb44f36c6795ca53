// Who signed the PDF beside the source, with which opinion, and whose turn it is: as “likhit sign --list” tells.

import {language, make, say} from "./words.js";

const MARKS = {signed: "✓", changed: "✕", next: "→", empty: "–"};

// The clock of Thailand, as the program writes it: 23 พ.ย. 2569 09:30 or 2026-11-23 09:30.
function clock(seconds) {
  if (seconds <= 0) return "–";
  const parts = (tongue, month) => Object.fromEntries(new Intl.DateTimeFormat(tongue, {timeZone: "Asia/Bangkok", year: "numeric", month,
    day: month === "short" ? "numeric" : "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23"})
    .formatToParts(new Date(seconds * 1000)).map(part => [part.type, part.value]));
  const t = language === "th" ? parts("th-TH-u-ca-buddhist-nu-latn", "short") : parts("en-GB", "2-digit");
  return language === "th" ? `${t.day} ${t.month} ${t.year} ${t.hour}:${t.minute}` : `${t.year}-${t.month}-${t.day} ${t.hour}:${t.minute}`;
}

function row(field) {
  const isSigned = field.state === "signed" || field.state === "changed";
  const words = isSigned ? say("signedBy", field.signer || "–", clock(field.time)) : say(field.state === "next" ? "signNow" : "signLater");
  return make("li", {className: "signature " + field.state},
    make("span", {className: "sign", "aria-hidden": "true"}, MARKS[field.state]),
    make("div", {}, make("strong", {}, field.whose || field.field), make("p", {}, words),
      ...(field.opinion ? [make("p", {}, say("signOpinion", field.opinion))] : []),
      ...(field.state === "changed" ? [make("p", {className: "error"}, say("signChanged"))] : [])));
}

// “ลงนาม 1/3” in the bar; nothing where nobody signed.
export function countSigned(state, button) {
  const told = state.signatures;
  button.hidden = !told;
  if (!told) return;
  const signed = told.fields.filter(field => field.state === "signed" || field.state === "changed").length;
  button.textContent = told.failure ? `${say("signed")} ✕` : `${say("signed")} ${signed}/${told.fields.length}`;
  button.classList.toggle("error", Boolean(told.failure) || told.fields.some(field => field.state === "changed"));
}

export function signedPanel(body, state) {
  const told = state.signatures;
  if (!told) { body.replaceChildren(make("p", {}, say("signedNobody"))); return; }
  const failure = language === "th" ? told.failureThai : told.failure;
  body.replaceChildren(make("p", {}, say("signedFile", told.file)),
    ...(failure ? [make("p", {className: "message error"}, failure)] : [make("ol", {className: "signatures"}, ...told.fields.map(row))]),
    make("p", {}, make("small", {}, say("signedCheck", told.file))));
}
