// Asking the program: what is shown, what stands on a page, and what it is to do.

export async function ask(name) {
  const answer = await fetch(name, {cache: "no-store"});
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

// null when the program did not understand.
export async function tell(name, body) {
  const answer = await fetch(name, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
  return answer.ok ? answer.json() : null;
}

// Layers by the hash of their page: what cannot change is asked once. As many are kept as a search goes through.
const layers = new Map();
const LAYERS_MOST = 2000;

export function layerOf(hash) {
  let layer = layers.get(hash);
  if (!layer) {
    layer = ask(`pages/${hash}.json`).then(read);
    layer.catch(() => layers.delete(hash));
    layers.set(hash, layer);
    layer.then(value => { layer.value = value; }, () => {});
    if (layers.size > LAYERS_MOST) layers.delete(layers.keys().next().value);
  }
  return layer;
}

// The layer if it is here already.
export function layerNow(hash) {
  return layers.get(hash)?.value;
}

function read(file) {
  const page = file.pages[0], lines = [];
  let line = null;
  for (const item of page.items) {
    if (item.kind !== "glyphs") continue;
    if (item.line_start || !line) {
      line = {x: item.x, top: item.y - item.size * 1.1, baseline: item.y, height: item.size * 1.5, width: 0, text: "", runs: [], places: [], item};
      lines.push(line);
    }
    line.runs.push({from: line.text.length, to: line.text.length + item.text.length, x: item.x, width: item.width, size: item.size * 1.2});
    line.places.push([line.text.length, item.x]);
    line.text += item.text;
    line.width = item.x + item.width - line.x;
  }
  lines.forEach((l, i) => { l.after = lines[i + 1]?.item.block === l.item.block && lines[i + 1]?.item.part === l.item.part ? "" : "\n"; });
  return {...page, lines, area: {x: 0, y: 0, width: 10, height: 10}};
}

export function listen(onNews, onLost) {
  const events = new EventSource("events");
  events.onmessage = onNews;
  events.onopen = () => { onLost(false); onNews(); };
  events.onerror = () => onLost(true);
}
