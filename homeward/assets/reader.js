// A document's text with the words that events rely on marked, and the values beside it.
// Everything is set as text. A value chosen in one component shows its words in the other.
const SHOW = "homeward-words";

function dress(mark, piece) {
  const [first, ...others] = piece.kinds;
  if (first) {
    mark.style.backgroundColor = `${first.colour}26`;
    mark.style.textDecoration = `underline ${first.line} 2px ${first.colour}`;
  }
  const lines = others.slice(0, 2).map((kind, i) => `0 ${2 * (i + 1)}px 0 ${kind.colour}`);
  if (lines.length) mark.style.boxShadow = lines.join(", ");
  for (const name of piece.marks) mark.classList.add(`hw-${name}`);
}

export function renderText(parent, data) {
  const root = document.createElement("article");
  root.className = "hw-reader";
  root.tabIndex = 0;
  root.setAttribute("aria-label", data.label);
  for (const piece of data.segments) {
    if (!piece.kinds.length && !piece.marks.length) {
      root.append(piece.text);
      continue;
    }
    const mark = document.createElement("mark");
    mark.textContent = piece.text;
    mark.dataset.start = piece.start;
    mark.dataset.end = piece.end;
    dress(mark, piece);
    root.append(mark);
  }
  if (data.note) {
    const note = document.createElement("p");
    note.className = "hw-quiet";
    note.textContent = data.note;
    root.append(note);
  }
  const legend = document.createElement("ul");
  legend.className = "hw-legend";
  legend.setAttribute("aria-label", data.legend_label);
  for (const each of data.legend) {
    const line = document.createElement("li");
    const name = document.createElement("mark");
    name.textContent = each.name;
    dress(name, each);
    line.append(name);
    legend.append(line);
  }
  parent.replaceChildren(...(data.legend.length ? [legend, root] : [root]));
}

export function showWords(parent, start, end) {
  const marks = [...parent.querySelectorAll(".hw-reader mark")];
  let first = null;
  for (const mark of marks) {
    const inside = Number(mark.dataset.start) < end && Number(mark.dataset.end) > start;
    mark.classList.toggle("hw-shown", inside);
    if (inside && !first) first = mark;
  }
  if (!first) return;
  const box = parent.querySelector(".hw-reader");
  const away = first.getBoundingClientRect().top - box.getBoundingClientRect().top;
  box.scrollTop += away - box.clientHeight / 3;
  const place = first.getBoundingClientRect();
  if (place.top < 70 || place.bottom > window.innerHeight - 20) first.scrollIntoView({ block: "center" });
}

export function renderEvent(parent, data) {
  const make = (tag, name, text, into) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    if (into) into.append(made);
    return made;
  };
  const words = (quote, into) => {
    const bare = !/^["“«„‘]/.test(quote.exact);
    const made = make("button", "hw-words", bare ? `“${quote.exact}”` : quote.exact, into);
    made.type = "button";
    made.title = data.words.show;
    made.addEventListener("click", () => window.dispatchEvent(
      new CustomEvent(SHOW, { detail: { start: quote.start, end: quote.end } })));
    return made;
  };
  const root = make("section", "hw-event", "");
  const event = data.event;
  const head = make("h4", "", "", root);
  const dot = make("span", `hw-dot hw-${event.shape}`, "", head);
  dot.style.background = event.colour;
  make("span", "", event.kind, head).style.color = event.text_colour;
  const about = [event.state, event.proposed_by, event.recalled && data.words.recalled, event.corrected && data.words.corrected];
  make("p", "hw-quiet", about.filter(Boolean).join(" · "), root);
  const table = make("table", "", "", root);
  const body = make("tbody", "", "", table);
  for (const value of event.values) {
    const line = make("tr", "", "", body);
    make("th", "", value.name, line).scope = "row";
    const cell = make("td", "", "", line);
    make("span", "hw-value", value.value, cell);
    if (value.exact) words(value, cell);
  }
  for (const note of event.notes) make("p", "hw-flag", note, root);
  const details = make("details", "", "", root);
  make("summary", "", `${data.words.claims} (${event.claims.length})`, details);
  for (const claim of event.claims) {
    const line = make("div", "hw-claim", "", details);
    make("strong", "", claim.who, line);
    make("span", "hw-quiet", [" " + claim.side, claim.stance].filter((part) => part.trim()).join(" · "), line);
    words(claim, line);
  }
  parent.replaceChildren(root);
}
