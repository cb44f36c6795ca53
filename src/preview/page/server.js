// Asking the program: what is shown, what stands on a page, and what it is to do.

export async function ask(name) {
  const answer = await fetch(name, {cache: "no-store"});
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

// The picture of a page, as SVG.
export async function pictureOf(hash) {
  const answer = await fetch(`pages/${hash}.svg`, {cache: "no-store"});
  if (!answer.ok) throw new Error(`${hash}: ${answer.status}`);
  return answer.text();
}

// null when the program did not understand.
export async function tell(name, body) {
  const answer = await fetch(name, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
  return answer.ok ? answer.json() : null;
}

// A search asks for the layers of all pages: of thousands, a browser takes no more than a few at once. Those that were asked
// for last come first: they are looked at.
const AT_ONCE = 4;
const waiting = [];
let going = 0;

async function askInTurn(name) {
  if (going >= AT_ONCE) await new Promise(go => { waiting.push(go); });
  going++;
  try {
    return await ask(name);
  } finally {
    going--;
    waiting.pop()?.();
  }
}

// Layers by the hash of their page: what cannot change is asked once, and kept as long as a page is shown that has it.
const layers = new Map();

export function layerOf(hash) {
  let layer = layers.get(hash);
  if (!layer) {
    layer = askInTurn(`pages/${hash}.json`).then(read);
    layer.catch(() => layers.delete(hash));
    layers.set(hash, layer);
    layer.then(value => { layer.value = value; }, () => {});
  }
  return layer;
}

// Those of other pages than these are let go.
export function keepLayers(hashes) {
  for (const hash of layers.keys()) if (!hashes.has(hash)) layers.delete(hash);
}

// The layer if it is here already.
export function layerNow(hash) {
  return layers.get(hash)?.value;
}

// Lines as find.js, text.js and overlays.js take them. What is copied behind a line is its `after`; furniture is no part of
// the text.
function read(layer) {
  for (const line of layer.lines) {
    line.runs = line.runs.map(([from, x, width, size], i, all) => ({from, to: i + 1 < all.length ? all[i + 1][0] : line.text.length, x, width, size}));
    line.places = [];
    line.breaks = [];
    for (let i = 0; i < line.clusters.length; i += 3) {
      const [offset, x, tier] = line.clusters.slice(i, i + 3);
      line.places.push([offset, x]);
      if (tier > 0) line.breaks.push([x, tier]);
    }
    delete line.clusters;
    line.after = line.end;
  }
  const [x, y, width, height] = layer.area;
  return {...layer, area: {x, y, width, height}};
}

// Browsers give six connections to one address: of all tabs one listens, and tells the others. When it is closed, the next
// one does. Those of another start of the program go by another path.
export function listen(onNews, onLost) {
  const name = location.pathname + "events";
  const others = new BroadcastChannel(name);
  const hear = (isLost, state) => { onLost(isLost); if (!isLost) onNews(state); };
  const tell = (isLost, state) => { hear(isLost, state); others.postMessage(isLost); };
  others.onmessage = event => hear(event.data);
  const listenForAll = () => new Promise(() => {
    const events = new EventSource("events");
    events.onmessage = event => tell(false, JSON.parse(event.data));
    events.onerror = () => tell(true);
  });
  navigator.locks.request(name, {ifAvailable: true}, lock => {
    if (lock) return listenForAll();
    navigator.locks.request(name, listenForAll);
    return onNews();
  });
}
